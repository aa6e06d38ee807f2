import Logging
import ReferenceStore
import SQLite
import ServiceLifecycle
import StateFile
import Synchronization
import Testing
import VClaim
import VClaimWire

@testable import ReferenceSync

@Suite("The schedule")
struct SyncServiceTests {
  let month: Duration = .seconds(30 * 86_400)
  let policy = SchedulePolicy(machine: "test")
  let intervals: [Dataset: SyncConfiguration.Interval] = [
    .roomClasses: .init(every: 86_400, maxStale: nil), .polyclinics: .init(every: 7 * 86_400, maxStale: nil),
  ]

  private func bench(_ service: MemoryService, limit: Duration) async throws -> Bench {
    try await Bench(service, datasets: [.roomClasses, .polyclinics], intervals: intervals, limit: limit)
  }

  private func schedule(_ bench: Bench) -> SyncService {
    SyncService(
      engine: bench.engine, store: bench.store, time: bench.time, policy: policy, generator: Chance(state: 3),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  /// Runs the schedule until its clock stands still for the given number of times, then shuts it down.
  private func run(
    _ service: SyncService, _ clock: VirtualClock, whenBlocked actions: [() -> Void] = []
  ) async throws {
    let group = ServiceGroup(services: [service], logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      for action in actions {
        await clock.untilBlocked()
        action()
      }
      await clock.untilBlocked()
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }

  @Test("takes old changes out of the journal after its pulls, however many, and keeps the young ones")
  func keepsChanges() async throws {
    let bench = try await Bench(
      MemoryService(Bench.smallOfficial), datasets: [.roomClasses], intervals: intervals, limit: .seconds(3 * 86_400),
      keepChanges: 5 * 86_400)
    let old = bench.clock.unix - 6 * 86_400
    let rows = (0..<2_500).map { Record(values: [.text("S\($0)"), .text("Specialty \($0)")]) }
    for (time, rows) in [(old, rows), (bench.clock.unix, Array(rows.dropLast()))] {
      _ = try await bench.store.publish(
        Candidate(dataset: .specialties, parts: [(.whole, rows)], confirmsWhole: true, asOf: time))
    }
    try await run(schedule(bench), bench.clock)
    let reader = try bench.reader()
    #expect(try reader.changes(since: 0, dataset: .specialties).map(\.op) == [.removed])
    let horizon = try #require(try reader.horizon(of: .specialties)?.state)
    #expect(horizon.generation == 1)
    #expect(horizon.at == old)
    #expect(try reader.changes(since: 0, dataset: .roomClasses).count == 2)
  }

  private func calls(_ bench: Bench) -> Int {
    bench.service.questions.count { $0.template == "referensi/kelasrawat" }
  }

  @Test("pulls what is due at start and then on each interval, and sleeps in between: a month")
  func aMonth() async throws {
    let bench = try await bench(MemoryService(Bench.smallOfficial), limit: month)
    try await run(schedule(bench), bench.clock)
    #expect((30...31).contains(calls(bench)))
    let requests = bench.service.questions.count
    // A sleep for each request at most, one for each pull, four an hour, and the last.
    #expect(bench.clock.sleeps <= requests + 31 + 5 + 30 * 96 + 1)
    let polyclinics = bench.service.questions.count { $0.keyword == "A" && $0.template.contains("poli") }
    #expect(polyclinics == 5)
    #expect(try await bench.status(.roomClasses)?.nextAt ?? 0 > bench.clock.unix)
  }

  @Test("keeps its intervals whatever the wall clock does, and tells the new times", arguments: [-1, 5, -10])
  func clockSet(years: Int64) async throws {
    let bench = try await bench(MemoryService(Bench.smallOfficial), limit: .seconds(10 * 86_400))
    let clock = bench.clock
    let now: @Sendable () -> Int64 = {
      clock.unix + (clock.now.offset > .seconds(5 * 86_400) ? years * 365 * 86_400 : 0)
    }
    let time = SyncTime(clock: clock, now: now, today: { "2026-01-31" })
    let service = SyncService(
      engine: bench.engine, store: bench.store, time: time, policy: policy, generator: Chance(state: 3),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    try await run(service, clock)
    #expect((10...11).contains(calls(bench)))
    let next = try #require(try await bench.status(.polyclinics)?.nextAt)
    #expect((now()...now() + 7 * 86_400).contains(next))
  }

  @Test("takes up the due times of the last run, of what failed as well")
  func restart() async throws {
    let memory = MemoryService(Bench.smallOfficial) { question, _, rows throws(VClaimError) in
      if question.template == "referensi/kelasrawat" { throw VClaimError(.unreachable, "no connection") }
      return rows
    }
    let bench = try await bench(memory, limit: .seconds(100))
    try await run(schedule(bench), bench.clock)
    let asked = memory.questions.count
    let due = try await bench.state.dueTimes()
    #expect(due.map { $0.failures > 0 } == [false, true])
    // Nobody hurries because the program is started again and again.
    for _ in 0..<5 { try await run(schedule(bench), bench.clock) }
    #expect(memory.questions.count == asked)
    #expect(try await bench.state.dueTimes() == due)
  }

  @Test("pulls what failed for somebody to mend as soon as it is started again")
  func mended() async throws {
    let memory = MemoryService(Bench.smallOfficial) { question, number, rows throws(VClaimError) in
      if question.template == "referensi/kelasrawat", number == 0 {
        throw VClaimError(.credentialsRefused, "wrong signature")
      }
      return rows
    }
    let bench = try await bench(memory, limit: .seconds(100))
    try await run(schedule(bench), bench.clock)
    #expect(calls(bench) == 1)
    // As other credentials do.
    _ = await bench.gate.clear()
    try await run(schedule(bench), bench.clock)
    #expect(calls(bench) == 2)
    #expect(try await bench.status(.roomClasses)?.state == .fresh)
  }

  @Test("pulls nothing at start that is fresh")
  func fresh() async throws {
    let bench = try await bench(MemoryService(Bench.smallOfficial), limit: .seconds(3_600))
    _ = await bench.engine.sync()
    let before = bench.service.questions.count
    try await run(schedule(bench), bench.clock)
    #expect(bench.service.questions.count == before)
  }

  @Test("makes one more pull of everything of many requests while it sleeps")
  func resyncAsleep() async throws {
    let bench = try await bench(MemoryService(Bench.smallOfficial), limit: .seconds(3_600))
    let service = schedule(bench)
    try await run(service, bench.clock, whenBlocked: [{ for _ in 0..<5 { service.resync() } }])
    #expect(calls(bench) == 2)
    // Each pull asks for the polyclinics whose codes begin so; the file has one.
    #expect(bench.service.questions.count { $0.keyword == "B" } == 2)
  }

  @Test("makes one more pull of everything of many requests during a pull")
  func resyncDuringPull() async throws {
    let holder = Mutex<SyncService?>(nil)
    let memory = MemoryService(Bench.smallOfficial) { _, number, rows in
      if number < 10 { holder.withLock { $0 }?.resync() }
      return rows
    }
    let bench = try await bench(memory, limit: .seconds(3_600))
    let service = schedule(bench)
    holder.withLock { $0 = service }
    try await run(service, bench.clock)
    #expect(calls(bench) == 2)
    holder.withLock { $0 = nil }
  }

  @Test("retries a failed dataset after a back-off, long before its interval, and no other")
  func retry() async throws {
    let memory = MemoryService(Bench.smallOfficial) { question, number, rows throws(VClaimError) in
      if question.template == "referensi/kelasrawat", number < 60 { throw VClaimError(.unreachable, "no connection") }
      return rows
    }
    let bench = try await bench(memory, limit: .seconds(80_000))
    try await run(schedule(bench), bench.clock)
    #expect(calls(bench) > 3)
    #expect(bench.service.questions.count { $0.keyword == "Z" } == 1)
    let status = try await bench.status(.roomClasses)
    #expect(status?.lastError == nil)
    #expect(status?.state == .fresh)
  }

  @Test("calls a pull off at shutdown and leaves the file as it was")
  func shutdown() async throws {
    let bench = try await bench(MemoryService(Bench.smallOfficial), limit: .seconds(5))
    try await run(schedule(bench), bench.clock)
    #expect(try await bench.rows(.roomClasses).count == 2)
    #expect(try await bench.rows(.polyclinics).isEmpty)
    #expect(try await bench.status(.polyclinics)?.attemptedAt == nil)
  }

  private func engine(
    _ bench: Bench, _ service: MemoryService, every: Int64 = 86_400, datasets: [Dataset] = [.roomClasses]
  ) -> SyncEngine {
    bench.engine(
      service,
      SyncConfiguration(
        dialect: .official, datasets: datasets,
        intervals: [.roomClasses: .init(every: every, maxStale: nil), .polyclinics: .init(every: every, maxStale: nil)])
    )
  }

  @Test("another engine that is handed in while it sleeps pulls from then on, on its own intervals")
  func exchangeAsleep() async throws {
    let bench = try await bench(MemoryService(Bench.smallOfficial), limit: .seconds(40_000))
    let other = MemoryService(Bench.smallOfficial)
    let service = schedule(bench)
    try await run(
      service, bench.clock,
      whenBlocked: [{ service.exchange(engine(bench, other, every: 10_000, datasets: [.roomClasses])) }])
    #expect(calls(bench) == 1)
    #expect(other.questions.map(\.template) == ["referensi/kelasrawat"])
    let next = try #require(try await bench.status(.roomClasses)?.nextAt)
    #expect((bench.clock.unix + 9_000...bench.clock.unix + 10_100).contains(next))
    #expect(service.datasets == [.roomClasses])
    #expect(try await bench.status(.polyclinics)?.state == .off)
  }

  @Test("a pull under way ends by the engine that it began with, and the next one is by the other")
  func exchangeDuringPull() async throws {
    let other = MemoryService(Bench.smallOfficial)
    let exchange = Mutex<(@Sendable () -> Void)?>(nil)
    let memory = MemoryService(Bench.smallOfficial) { _, number, rows in
      if number == 0 { exchange.withLock { $0 }?() }
      return rows
    }
    let bench = try await bench(memory, limit: .seconds(3_600))
    let service = schedule(bench)
    let second = engine(bench, other, datasets: [.roomClasses, .polyclinics])
    exchange.withLock { $0 = { service.exchange(second) } }
    try await run(service, bench.clock, whenBlocked: [{ service.resync() }])
    #expect(calls(bench) == 1)
    #expect(memory.questions.contains { $0.keyword == "Z" })
    #expect(other.questions.count { $0.template == "referensi/kelasrawat" } == 1)
    exchange.withLock { $0 = nil }
  }

  @Test("knows whether the service refuses the credentials")
  func refused() async throws {
    let memory = MemoryService(Bench.smallOfficial) { _, _, _ throws(VClaimError) in
      throw VClaimError(.credentialsRefused, "the service refuses the signature")
    }
    let bench = try await bench(memory, limit: .seconds(60))
    let service = schedule(bench)
    #expect(!service.refusesCredentials)
    try await run(service, bench.clock)
    #expect(service.refusesCredentials)
  }

  @Test("does nothing more when asked after its end")
  func afterEnd() async throws {
    let bench = try await bench(MemoryService(Bench.smallOfficial), limit: .seconds(3_600))
    let service = schedule(bench)
    try await run(service, bench.clock)
    service.resync()
    #expect(calls(bench) == 1)
  }
}
