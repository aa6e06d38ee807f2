import FoundationEssentials
import ReferenceStore
import ReferenceSync
import SQLite
import StateFile
import Testing
import VClaim
import VClaimSimulator

/// Pulls of diagnoses from a simulator that plays a scenario, into a real file that a well-behaved one has filled.
struct PullTrial {
  let trial: Trial
  let path: String
  let store: ReferenceStore
  let decisions: HeldDecisions
  private let engine: SyncEngine

  /// Runs a trial.
  ///
  /// - Parameters:
  ///   - scenario: The name of a scenario that comes along.
  ///   - dialect: The dialect of both sides.
  ///   - diagnoses: How many the service has.
  ///   - trickle: What the simulator waits on, where it must not come to the end of an answer.
  ///   - body: What is tried.
  /// - Throws: What the body throws, and what stands in the way of a beginning.
  static func run(
    _ scenario: String, dialect: Dialect = .paged, diagnoses: Int = 250, trickle: TrickleClock? = nil,
    body: (PullTrial) async throws -> Void
  ) async throws {
    let manager = FileManager.default
    let directory = manager.temporaryDirectory.appending(path: "scenario-\(UUID().uuidString)").path
    try manager.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? manager.removeItem(atPath: directory) }
    let path = directory + "/reference.sqlite"
    let clock = VirtualClock()
    let store = try await ReferenceStore(path: path, now: { clock.unix })
    let state = try await StateFile(path: StateFile.path(beside: path), now: { clock.unix })
    let data = Trial.rows(diagnoses: diagnoses)
    // A pull tries again by itself: pace and budget would not see the client's tries.
    try await Trial.run(nil, dialect: dialect, data: data, retryPolicy: .none, clock: clock) { trial in
      let filled = try await PullTrial(trial, path: path, store: store, state: state, dialect: dialect).pull()
      #expect(filled.error == nil)
    }
    try await Trial.run(
      scenario, dialect: dialect, data: data, retryPolicy: .none, clock: clock, trickle: trickle
    ) { trial in
      try await body(PullTrial(trial, path: path, store: store, state: state, dialect: dialect))
    }
  }

  private init(_ trial: Trial, path: String, store: ReferenceStore, state: StateFile, dialect: Dialect) {
    let clock = trial.clock
    self.trial = trial
    self.path = path
    self.store = store
    decisions = HeldDecisions(store: store, state: state, now: { clock.unix })
    let time = SyncTime(clock: clock, now: { clock.unix }, today: { "2027-01-15" })
    engine = SyncEngine(
      source: trial.client, store: store, state: state,
      configuration: SyncConfiguration(dialect: dialect, datasets: [.diagnoses]),
      gate: UpstreamGate(GateLimits(requestsPerSecond: 1_000, requestsPerDay: .max), file: state, time: time),
      time: time, chance: { 0.5 })
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
  static func all(_ count: Int = 250) -> [String: String] {
    Dictionary(uniqueKeysWithValues: (100..<(100 + count)).map { ("A\($0)", "Diagnosis \($0)") })
  }
}
