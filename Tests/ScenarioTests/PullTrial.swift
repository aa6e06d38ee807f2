import FoundationEssentials
import ReferenceStore
import ReferenceSync
import SQLite
import Testing
import VClaim
import VClaimSimulator

/// Pulls of diagnoses and room classes from a simulator that plays a scenario, into a real file.
struct PullTrial {
  let trial: Trial
  let store: ReferenceStore
  private let engine: SyncEngine

  /// Runs a trial.
  ///
  /// - Parameters:
  ///   - scenario: The name of a scenario that comes along.
  ///   - dialect: The dialect of both sides.
  ///   - diagnoses: How many the service has.
  ///   - body: What is tried.
  static func run(
    _ scenario: String, dialect: Dialect = .paged, diagnoses: Int, body: (PullTrial) async throws -> Void
  ) async throws {
    let manager = FileManager.default
    let directory = manager.temporaryDirectory.appending(path: "scenario-\(UUID().uuidString)").path
    try manager.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? manager.removeItem(atPath: directory) }
    // A pull tries again by itself: pace and budget would not see the client's tries.
    try await Trial.run(
      scenario, dialect: dialect, data: Trial.rows(diagnoses: diagnoses), retryPolicy: .none
    ) { trial in
      let clock = trial.clock
      let store = try await ReferenceStore(path: directory + "/reference.sqlite", now: { clock.unix })
      let engine = SyncEngine(
        source: trial.client, store: store,
        configuration: SyncConfiguration(dialect: dialect, datasets: [.diagnoses, .roomClasses]),
        pacer: RequestPacer(requestsPerSecond: 1_000, clock: clock), budget: DailyBudget(limit: .max),
        time: SyncTime(clock: clock, now: { clock.unix }, today: { "2027-01-15" }), chance: { 0.5 })
      try await body(PullTrial(trial: trial, store: store, engine: engine))
    }
  }

  /// Pulls the diagnoses.
  func pull() async throws -> SyncResult {
    try #require(await engine.sync([.diagnoses]).first)
  }

  /// The file's diagnoses: names by code.
  func diagnoses() async throws -> [String: String] {
    var names: [String: String] = [:]
    for record in try await store.records(of: .diagnoses) {
      guard case .text(let code)? = record.values.first, case .text(let name)? = record.values.last else { continue }
      names[code] = name
    }
    return names
  }

  /// What the file holds after a pull of everything that the service has.
  static func all(_ count: Int) -> [String: String] {
    Dictionary(uniqueKeysWithValues: (100..<(100 + count)).map { ("A\($0)", "Diagnosis \($0)") })
  }
}
