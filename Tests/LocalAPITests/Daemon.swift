import CommandLineKit
import DaemonMetrics
import FoundationEssentials
import Logging
import ReferenceStore
import ReferenceSync
import SQLite
import ServiceLifecycle
import StateFile
import Synchronization
import VClaimReference
import VClaimWire

@testable import LocalAPI

/// A daemon in a directory of its own: real file, real schedule, real socket.
final class Daemon: Sendable {
  let directory: String
  let service = Service()
  let live = LiveDouble()
  let messages = Messages()
  let misses = Misses()
  let counters = MetricsCounters()
  let limits: LocalAPILimits
  /// What the configuration is found to be when it is read again.
  let reload = Mutex<Result<ReloadDocument, ReloadError>>(.success(ReloadDocument(changed: [], remarks: [])))

  var socket: String { directory + "/d.sock" }

  /// The wall clock, in unix seconds.
  let now: @Sendable () -> Int64

  init(now: Int64 = 1_700_000_200, _ change: (inout LocalAPILimits) -> Void = { _ in }) throws {
    self.now = { now }
    var limits = LocalAPILimits()
    change(&limits)
    self.limits = limits
    directory = "\(FileManager.default.temporaryDirectory.path)/api-\(UUID().uuidString.prefix(13))"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  func ask(_ target: String) async throws -> RawClient.Reply { try await RawClient.ask(socket, "GET", target) }

  func post(_ target: String, _ body: String? = nil) async throws -> RawClient.Reply {
    try await RawClient.ask(socket, "POST", target, body)
  }

  /// Makes what is to run besides the socket and the schedule.
  typealias Besides = (LocalAPI, Logger) -> [any ServiceLifecycle.Service]

  /// Runs while the body works; stops as on SIGTERM afterwards.
  func run<Value: Sendable>(
    onListening announce: @escaping @Sendable () throws -> Void = {},
    besides: Besides = { _, _ in [] }, _ body: () async throws -> Value
  ) async throws -> Value {
    let store = try await ReferenceStore(path: directory + "/reference.sqlite", now: { 1_700_000_000 })
    let state = try await StateFile(path: directory + "/state.sqlite", now: { 1_700_000_000 })
    try await fill(store)
    let clock = ContinuousClock()
    let time = SyncTime(clock: clock, now: now, today: { "2026-01-31" })
    let gate = UpstreamGate(
      GateLimits(requestsPerSecond: 1_000, requestsPerDay: .max), file: state, time: time)
    let engine = SyncEngine(
      source: service, store: store, state: state,
      configuration: SyncConfiguration(
        dialect: .official, datasets: [.roomClasses], intervals: [.roomClasses: .init(every: 3_600, maxStale: 7_200)]),
      gate: gate, time: time)
    let logger = Logger(label: "test") { [messages] _ in
      LineLogHandler(threshold: LogThreshold(.info), isJournal: false, now: { 0 }, write: { messages.add($0) })
    }
    let sync = SyncService(
      engine: engine, store: store, time: time, policy: SchedulePolicy(machine: "test"), logger: logger,
      observer: counters)
    let reference = try ReferenceLibrary(
      path: directory + "/reference.sqlite", fallback: .source(live), now: now)
    let (listening, onListening) = AsyncStream<Void>.makeStream()
    let api = LocalAPI(
      path: socket, database: directory + "/reference.sqlite", reference: reference, sync: sync,
      decisions: HeldDecisions(store: store, state: state, now: { 1_700_000_300 }), gate: gate,
      reload: { [self] () async throws(ReloadError) in try reload.withLock { $0 }.get() }, counters: counters,
      misses: misses,
      limits: limits, logger: logger,
      onListening: {
        try announce()
        onListening.yield()
      })
    let group = ServiceGroup(
      configuration: .init(services: [api] + besides(api, logger) + [sync], logger: logger))
    let running = Task {
      defer { onListening.finish() }
      try await group.run()
    }
    var isListening = false
    for await _ in listening {
      isListening = true
      break
    }
    guard isListening else {
      try await running.value
      throw RawClient.Failure(description: "it ended at once")
    }
    let result: Result<Value, any Error>
    do { result = .success(try await body()) } catch { result = .failure(error) }
    await group.triggerGracefulShutdown()
    try await running.value
    await store.close()
    return try result.get()
  }

  private func fill(_ store: ReferenceStore) async throws {
    let diagnoses = (0..<200).map { Record(values: [.text("A\($0)"), .text("Invented disease \($0)")]) }
    let doctor = Record(values: [.text("0001"), .text("INT/1"), .text("7"), .text("dr. Invented, \"Sp.PD\"")])
    let room = Record(values: [.text("0001"), .text("1"), .text("R"), .text("Rose"), .integer(4), .null])
    let classes = Record(values: [.text("1"), .text("Class One")])
    for (dataset, rows) in [
      (Dataset.diagnoses, diagnoses), (.doctors, [doctor]), (.rooms, [room]), (.roomClasses, [classes]),
    ] {
      let parts: [(Partition, [Record])] = [
        (dataset.partitionColumn == nil ? .whole : .part(.text("0001")), rows)
      ]
      _ = try await store.publish(
        Candidate(dataset: dataset, parts: parts, confirmsWhole: true, asOf: 1_700_000_100))
    }
  }
}

/// Keeps what look-ups missed.
final class Misses: MissNotes {
  private let noted = Mutex<[[String]]>([])

  var keys: [[String]] { noted.withLock { $0 } }

  func note(_ dataset: Dataset, key: [String]) async { noted.withLock { $0.append([dataset.name] + key) } }
}

/// Keeps log lines.
final class Messages: Sendable {
  private let lines = Mutex<[String]>([])

  var text: String { lines.withLock { $0.joined() } }

  func add(_ line: String) { lines.withLock { $0.append(line) } }
}
