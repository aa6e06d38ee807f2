import FoundationEssentials
import SystemPackage
import Testing

/// The readers in `examples`, as their own programs against a real file and a real daemon.
@Suite("Examples in other languages", .serialized)
struct ExampleTests {
  /// A language, and how its example is run.
  enum Language: String {
    case php = "PHP"
    case python = "Python"
    case java = "Java"
    case node = "Node"
    case c = "C"

    private static let directory = FilePath(#filePath).removingLastComponent().removingLastComponent()
      .removingLastComponent().appending("examples")
    static let driver = "/usr/share/java/sqlite-jdbc.jar"

    private var file: String {
      let name =
        switch self {
        case .php: "reference.php"
        case .python: "reference.py"
        case .java: "Reference.java"
        case .node: "reference.mjs"
        case .c: "reference.c"
        }
      return Self.directory.appending(name).string
    }

    /// The program and the arguments before its own.
    func command(in directory: ScratchDirectory) async throws -> (program: FilePath, arguments: [String]) {
      switch self {
      case .php: return ("/usr/bin/php", [file])
      case .python: return ("/usr/bin/python3", [file])
      case .java: return ("/usr/bin/java", ["-cp", Self.driver, file])
      case .node: return ("/usr/bin/node", ["--no-warnings", file])
      case .c:
        let program = directory.file("reference")
        let made = try await run(
          "/usr/bin/cc", ["-Wall", "-Wextra", "-Werror", "-o", program, file, "-lsqlite3"], in: directory)
        try #require(made.code == 0, "\(made.errors)")
        return (FilePath(program), [])
      }
    }
  }

  /// Whether a script of a program's own ends well: whether it has what the example needs.
  private static func has(_ program: FilePath, _ script: [String]) async throws -> Bool {
    guard FileManager.default.isExecutableFile(atPath: program.string) else { return false }
    return try await run(program, script, in: ScratchDirectory()).code == 0
  }

  @Test("Python") func python() async throws { try await check(.python) }

  @Test(
    "PHP",
    .enabled("Needs php-sqlite3 and php-curl: make setup-tests") {
      try await has("/usr/bin/php", ["-r", "exit(class_exists('SQLite3') && function_exists('curl_init') ? 0 : 1);"])
    })
  func php() async throws { try await check(.php) }

  @Test(
    "Node",
    .enabled("Node has SQLite from version 22 on") { try await has("/usr/bin/node", ["-e", "require('node:sqlite')"]) })
  func node() async throws { try await check(.node) }

  @Test(
    "Java",
    .enabled("Needs libxerial-sqlite-jdbc-java and a JDK: make setup-tests") {
      try await has("/usr/bin/javac", ["-version"]) && FileManager.default.isReadableFile(atPath: Language.driver)
    })
  func java() async throws { try await check(.java) }

  @Test("C", .enabled("Needs a C compiler: make setup-tests") { try await has("/usr/bin/cc", ["--version"]) })
  func c() async throws { try await check(.c) }

  private func check(_ language: Language) async throws {
    try await withDaemon(language)
    try await withoutDaemon(language)
  }

  /// Lends a directory with a pulled file to a daemon whose service has learned of another diagnosis since.
  private func withDaemon(_ body: ([String: String], ScratchDirectory) async throws -> Void) async throws {
    let directory = try ScratchDirectory()
    let rows = "code,name\nA00,Cholera\nA90,Dengue fever [classical dengue]\nA91,Dengue haemorrhagic fever\n"
    try directory.write(rows, to: "diagnoses.csv")
    try await SimulatedService.run(["--data", directory.path], in: directory) { service in
      let environment = service.environment.merging(["VCLAIMD_DATASETS": "diagnoses"]) { $1 }
      let sync = try await run(Programs.daemon, ["sync"], environment: environment, in: directory)
      try #require(sync.code == 0, "\(sync.errors)")
    }
    try directory.write(rows + "U99.8,Invented since\n", to: "diagnoses.csv")
    try await SimulatedService.run(["--data", directory.path], in: directory) { service in
      let environment = service.environment.merging(["VCLAIMD_DATASETS": "diagnoses"]) { $1 }
      _ = try await withRunning(
        Programs.daemon, ["run"], environment: environment, in: directory, until: "keeping "
      ) { _, _ in
        try await body(environment, directory)
      }
    }
  }

  /// Looks up, searches, falls back to the socket and notices the generation that this makes.
  private func withDaemon(_ language: Language) async throws {
    try await withDaemon { environment, directory in
      let (program, first) = try await language.command(in: directory)
      let arguments = first + [directory.file("reference.sqlite"), directory.file("vclaimd.sock")]
      func example(_ words: [String]) async throws -> Ended {
        try await run(program, arguments + words, in: directory)
      }
      let hit = try await example(["get", " a00"])
      #expect(hit.code == 0, "\(hit.errors)")
      #expect(hit.output == " a00: Cholera (local)\n")

      let found = try await example(["search", "feV dengue"])
      #expect(
        found.output == "A91: Dengue haemorrhagic fever\nA90: Dengue fever [classical dengue]\n", "\(found.errors)")
      for text in ["\" OR *", "", "NEAR(", "x' --"] {
        let nothing = try await example(["search", text])
        #expect(nothing.code == 0 && nothing.output == "", "\(text): \(nothing.output) \(nothing.errors)")
      }

      let (watched, missed) = try await withRunning(
        program, arguments + ["watch"], in: directory, until: "generation 1"
      ) { watching, _ in
        let missed = try await example(["get", "U99.8"])
        _ = try await watching.transcript.line { $0 == "generation 2" }
        return missed
      }
      #expect(watched.output == "generation 1\ngeneration 2")
      #expect(missed.code == 0, "\(missed.errors)")
      #expect(missed.output.contains("Invented since") && missed.output.contains("live"), "\(missed.output)")
      let known = try await example(["get", "U99.8"])
      #expect(known.output == "U99.8: Invented since (local)\n", "\(known.errors)")

      let absent = try await example(["get", "Q00.9"])
      #expect(absent.output.contains("absent"), "\(absent.output) \(absent.errors)")
    }
  }

  /// Without a daemon a hit is answered, and a miss is an error.
  private func withoutDaemon(_ language: Language) async throws {
    let directory = try ScratchDirectory()
    try directory.write("code,name\nA00,Cholera\n", to: "diagnoses.csv")
    try await SimulatedService.run(["--data", directory.path], in: directory) { service in
      let sync = try await run(Programs.daemon, ["sync", "diagnoses"], environment: service.environment, in: directory)
      try #require(sync.code == 0, "\(sync.errors)")
    }
    let (program, first) = try await language.command(in: directory)
    let arguments = first + [directory.file("reference.sqlite"), directory.file("vclaimd.sock"), "get"]
    let hit = try await run(program, arguments + ["A00"], in: directory)
    #expect(hit.output == "A00: Cholera (local)\n", "\(hit.errors)")
    let miss = try await run(program, arguments + ["A01"], in: directory)
    #expect(miss.code != 0)
    #expect(miss.errors + miss.output != "")
  }
}
