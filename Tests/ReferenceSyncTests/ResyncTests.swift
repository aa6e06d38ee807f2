import FoundationEssentials
import Logging
import ServiceLifecycle
import StateFile
import Testing
import VClaim
import VClaimWire

@testable import ReferenceStore
@testable import ReferenceSync

@Suite("Waiting for a resync")
struct ResyncTests {
  private func withService<Value: Sendable>(
    _ source: MemoryService, _ body: (SyncService) async throws -> Value
  ) async throws -> Value {
    let directory = FileManager.default.temporaryDirectory.path + "/resync-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let clock = VirtualClock(limit: .zero)
    let store = try await ReferenceStore(path: directory + "/reference.sqlite", now: { clock.unix })
    let time = SyncTime(clock: clock, now: { clock.unix }, today: { "2026-01-31" })
    let engine = SyncEngine(
      source: source, store: store,
      state: try await StateFile(path: directory + "/state.sqlite", now: { clock.unix }),
      configuration: SyncConfiguration(dialect: .paged, datasets: [.roomClasses, .polyclinics]),
      gate: .open(VirtualClock()), time: time)
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let service = SyncService(
      engine: engine, store: store, time: time, policy: SchedulePolicy(machine: "test"), logger: logger)
    let running = Task { try await service.run() }
    let value = try await body(service)
    running.cancel()
    _ = await running.result
    await store.close()
    return value
  }

  private let tables = [
    "referensi/kelasrawat": [ReferenceRow(code: "1", name: "One")],
    "referensi/poli/": [ReferenceRow(code: "INT", name: "Internal")],
  ]

  @Test("each waiter gets the results of the datasets asked for")
  func own() async throws {
    try await withService(MemoryService(tables)) { service in
      async let classes = service.resyncAndWait([.roomClasses])
      async let polyclinics = service.resyncAndWait([.polyclinics])
      for (outcome, dataset) in [(await classes, Dataset.roomClasses), (await polyclinics, .polyclinics)] {
        guard case .pulled(let results) = outcome else {
          Issue.record("called off")
          continue
        }
        #expect(results.map(\.dataset) == [dataset])
      }
    }
  }

  @Test("what is off is left out, and nothing to pull is done at once")
  func off() async throws {
    try await withService(MemoryService(tables)) { service in
      guard case .pulled(let results) = await service.resyncAndWait([.diagnoses]) else {
        Issue.record("called off")
        return
      }
      #expect(results.isEmpty)
    }
  }

  @Test("after the schedule has stopped a resync is called off, and not taken")
  func stopped() async throws {
    let service = try await withService(MemoryService(tables)) { $0 }
    guard case .calledOff = await service.resyncAndWait() else {
      Issue.record("pulled")
      return
    }
    #expect(!service.resync())
  }

  @Test("requests that come together are one pull, and every waiter hears of it")
  func coalescing() {
    var state = SyncState.working(asked: ResyncRequest())
    let waiters = [ResyncWaiter(for: [.roomClasses]), ResyncWaiter(for: [.polyclinics])]
    #expect(state.ask { $0.add([.roomClasses], waiter: waiters[0]) }.isTaken)
    #expect(state.ask { $0.add([.polyclinics], waiter: waiters[1]) }.isTaken)
    #expect(state.ask { $0.add([.roomClasses], waiter: nil) }.isTaken)
    let asked = state.take()
    #expect(asked.datasets == [.roomClasses, .polyclinics])
    #expect(asked.waiters.count == 2)
    #expect(state.take().isEmpty)
  }

  @Test("an outcome that comes before the waiting counts, and so does only the first")
  func firstOutcome() async {
    let waiter = ResyncWaiter(for: [.roomClasses])
    waiter.end(with: [])
    waiter.end(.pulled([]))
    guard case .calledOff = await waiter.outcome() else {
      Issue.record("pulled")
      return
    }
  }
}
