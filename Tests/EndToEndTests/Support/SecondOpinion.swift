import FoundationEssentials
import Subprocess
import SystemPackage
import Testing

/// The independent implementation of the protocol in `Tests/SecondOpinion`.
enum SecondOpinion {
  static let python = FilePath("/usr/bin/python3")

  static let directory = FilePath(#filePath).removingLastComponent().removingLastComponent().removingLastComponent()
    .appending("SecondOpinion")

  static func script(_ name: String) -> String { directory.appending(name).string }

  /// Credentials that the server accepts unless it is told otherwise.
  static let credentials = [
    "BPJS_CONSUMER_ID": "10001", "BPJS_CONSUMER_SECRET": "rahasiaContoh1", "BPJS_USER_KEY": "kunciContoh1",
  ]

  /// Runs the server for the time of a test.
  ///
  /// - Parameters:
  ///   - dialect: The dialect that it speaks.
  ///   - tables: The rows that it serves, or nil for its own.
  ///   - arguments: Further options.
  ///   - directory: Where its files may stand.
  ///   - body: What the test does meanwhile, in an environment in which a program reaches the server.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws, or an error when the server does not start.
  static func serve<Value: Sendable>(
    _ dialect: String, _ tables: ServedTables?, _ arguments: [String] = [], in directory: ScratchDirectory,
    body: ([String: String]) async throws -> Value
  ) async throws -> Value {
    var options = ["--dialect", dialect]
    if let tables {
      try tables.write(to: directory)
      options += ["--data", directory.path, "--facility", ServedTables.facility]
    }
    return try await withRunning(
      python, ["-u", script("vclaim_server.py")] + options + arguments, in: directory, until: "http://"
    ) { _, line in
      let url = try #require(line.firstMatch(of: /http:\S+/)).output
      let environment = [
        "BPJS_API_URL": String(url), "BPJS_API_DIALECT": dialect, "BPJS_FACILITY_CODES": ServedTables.facility,
        "VCLAIMD_REQUESTS_PER_SECOND": "1000",
      ]
      return try await body(environment.merging(credentials) { $1 })
    }.value
  }
}
