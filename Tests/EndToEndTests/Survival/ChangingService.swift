import FoundationEssentials
import Testing

/// A service whose rows are others every three seconds, and the configuration of a daemon that never rests.
enum ChangingService {
  /// How many seconds long the rows change.
  private static let seconds = 10_800
  /// How many seconds they stay: a list that changes while it is read is refused.
  private static let pause = 3

  /// Runs the simulator for the time of a test.
  ///
  /// - Parameters:
  ///   - directory: Where its files and the daemon's stand.
  ///   - body: What the test does meanwhile, in an environment in which the daemon pulls and publishes without a pause.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws.
  static func run<Value: Sendable>(
    in directory: ScratchDirectory, body: ([String: String]) async throws -> Value
  ) async throws -> Value {
    try directory.write(rows(1_200) { "A\(1_000 + $0),Diagnosis \($0)" }, to: "diagnoses.csv")
    try directory.write(
      rows(400, header: "code,name,level") { "0\(101 + $0 / 100)R\(100 + $0),Faskes \($0),\($0 % 2 + 1)" },
      to: "facilities.csv")
    try directory.write(scenario, to: "changing.json")
    return try await SimulatedService.run(
      [
        "--dialect", "paged", "--data", directory.path, "--page-cap", "400",
        "--scenario", directory.file("changing.json"),
      ], in: directory
    ) { service in
      var environment = service.environment
      environment["VCLAIMD_DATABASE"] = directory.file("reference.sqlite")
      environment["VCLAIMD_DATASETS"] = "diagnoses,facilities,polyclinics,room-classes"
      environment["VCLAIMD_REQUESTS_PER_DAY"] = "1000000000"
      environment["BPJS_PAGE_SIZE"] = "400"
      for dataset in ["DIAGNOSES", "FACILITIES", "POLYCLINICS", "ROOM_CLASSES"] {
        environment["VCLAIMD_\(dataset)_EVERY"] = "1s"
        environment["VCLAIMD_\(dataset)_MAX_CHANGED"] = "100%"
        environment["VCLAIMD_\(dataset)_MAX_REMOVED"] = "100%"
      }
      return try await body(environment)
    }
  }

  /// Pulls until all of it came in one piece: a list that changes meanwhile is refused.
  ///
  /// - Throws: When that takes too many tries.
  static func fill(_ environment: [String: String], in directory: ScratchDirectory) async throws {
    for _ in 1...20 {
      let ended = try await EndToEndTests.run(Programs.daemon, ["sync"], environment: environment, in: directory)
      if ended.code == 0 { return }
      try #require(ended.code == 65, "\(ended.errors)")
    }
    Issue.record("the list changed during each of 20 pulls")
  }

  private static func rows(_ count: Int, header: String = "code,name", row: (Int) -> String) -> String {
    ([header] + (0..<count).map(row)).joined(separator: "\n") + "\n"
  }

  private static var scenario: String {
    let steps = (0..<seconds / pause).map { step in
      let share = Double(step * 7 % 20) / 20
      let from = step * pause
      return """
        {"from": "\(from)s", "until": "\(from + pause)s", "rows": {"rename": \(share), "insert": \(step % 5 + 1)}}
        """
    }
    return """
      {"name": "changing", "description": "Other rows every three seconds.", "steps": [\(steps.joined(separator: ",\n"))]}
      """
  }
}
