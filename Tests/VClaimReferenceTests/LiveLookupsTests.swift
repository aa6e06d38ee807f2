import ReferenceStore
import SQLite
import Testing
import VClaim

@testable import VClaimReference

@Suite("A miss asks the live source")
struct LiveLookupsTests {
  private let source = ScriptedSource()
  private let clock = ManualClock()
  private let key = LookupKey(dataset: .diagnoses, key: ["A00"])
  private let cholera = Record(values: [.text("A00"), .text("Cholera")])

  private func lookups(
    capacity: Int = 4096
  ) -> LiveLookups<ManualClock> {
    LiveLookups(source: source, clock: clock, now: { 1_700_000_000 }, memory: LiveMemory(capacity: capacity))
  }

  @Test("A hundred callers who miss the same key make one call")
  func oneCall() async throws {
    source.script(key.key, .success(.found(cholera)))
    source.close()
    let lookups = lookups()
    try await withThrowingTaskGroup(of: LiveAnswer.self) { group in
      for _ in 0..<100 { group.addTask { try await lookups.reply(for: self.key, within: .seconds(10)).answer } }
      while await lookups.waiting(for: key) < 100 { await Task.yield() }
      source.open()
      for try await answer in group { #expect(answer == .found(cholera)) }
    }
    #expect(source.calls.count == 1)
  }

  @Test("A caller whose deadline passes gets an error, and the answer is still remembered for the next")
  func deadline() async throws {
    source.script(key.key, .success(.found(cholera)))
    source.close()
    let lookups = lookups()
    async let late = Result { try await lookups.reply(for: self.key, within: .seconds(2)) }
    await source.arrival()
    await clock.sleeperArrival()
    clock.advance(by: .seconds(2))
    let failure = await late
    #expect(throws: ReferenceError.self) { try failure.get() }
    source.open()
    while try await lookups.reply(for: key, within: .seconds(2)).answer != .found(cholera) {}
    #expect(source.calls.count == 1)
  }

  @Test("A caller who is cancelled takes nothing away from the others")
  func cancellation() async throws {
    source.script(key.key, .success(.found(cholera)))
    source.close()
    let lookups = lookups()
    let cancelled = Task { try await lookups.reply(for: self.key, within: .seconds(10)) }
    let patient = Task { try await lookups.reply(for: self.key, within: .seconds(10)) }
    while await lookups.waiting(for: key) < 2 { await Task.yield() }
    cancelled.cancel()
    await #expect(throws: ReferenceError.self) { try await cancelled.value }
    source.open()
    #expect(try await patient.value.answer == .found(cholera))
    #expect(source.calls.count == 1)
  }

  @Test("Absence is remembered for five minutes, a row for an hour")
  func memory() async throws {
    let missing = LookupKey(dataset: .diagnoses, key: ["Z99.99"])
    source.script(key.key, .success(.found(cholera)))
    let lookups = lookups()
    for _ in 0..<3 {
      _ = try await lookups.reply(for: key, within: .seconds(1))
      _ = try await lookups.reply(for: missing, within: .seconds(1))
    }
    #expect(source.calls.count == 2)
    clock.advance(by: .seconds(301))
    #expect(try await lookups.reply(for: missing, within: .seconds(1)).answer == .absent)
    #expect(try await lookups.reply(for: key, within: .seconds(1)).answer == .found(cholera))
    #expect(source.calls == [["A00"], ["Z99.99"], ["Z99.99"]])
    clock.advance(by: .seconds(3600))
    _ = try await lookups.reply(for: key, within: .seconds(1))
    #expect(source.calls.last == ["A00"])
  }

  @Test("A failure is never remembered")
  func failure() async throws {
    source.script(key.key, .failure(VClaimError(.unavailable, "HTTP 503")))
    let lookups = lookups()
    for _ in 0..<2 {
      await #expect { try await lookups.reply(for: key, within: .seconds(1)) } throws: {
        ($0 as? ReferenceError)?.live?.code == .unavailable
      }
    }
    source.script(key.key, .success(.found(cholera)))
    #expect(try await lookups.reply(for: key, within: .seconds(1)).answer == .found(cholera))
    #expect(source.calls.count == 3)
  }

  private func other(_ number: Int) -> LookupKey { LookupKey(dataset: .diagnoses, key: ["X\(number)"]) }

  @Test(
    "While the service cannot be reached a queue of misses gets the same error at once",
    arguments: [VClaimError.Code.timedOut, .unreachable])
  func outage(code: VClaimError.Code) async throws {
    for number in 0..<20 { source.script(other(number).key, .failure(VClaimError(code, "no answer"))) }
    let lookups = lookups()
    for number in 0..<20 {
      await #expect { try await lookups.reply(for: other(number), within: .seconds(1)) } throws: {
        ($0 as? ReferenceError)?.live?.code == code
      }
    }
    #expect(source.calls.count == 1)
    // Another dataset may come from another service.
    let elsewhere = LookupKey(dataset: .rooms, key: ["F", "1", "R"])
    #expect(try await lookups.reply(for: elsewhere, within: .seconds(1)).answer == .absent)
    clock.advance(by: .seconds(10))
    source.script(other(20).key, .success(.absent))
    #expect(try await lookups.reply(for: other(20), within: .seconds(1)).answer == .absent)
    #expect(try await lookups.reply(for: other(21), within: .seconds(1)).answer == .absent)
    #expect(source.calls.count == 4)
  }

  @Test("One question finds out whether the service is back, and the others do not wait for it")
  func probe() async throws {
    source.script(other(0).key, .failure(VClaimError(.timedOut, "no answer")))
    let lookups = lookups()
    _ = await Result { try await lookups.reply(for: other(0), within: .seconds(1)) }
    clock.advance(by: .seconds(10))
    source.close()
    let probe = Task { try await lookups.reply(for: self.other(1), within: .seconds(1)) }
    while source.calls.count < 2 { await Task.yield() }
    await #expect(throws: ReferenceError.self) { try await lookups.reply(for: other(2), within: .seconds(1)) }
    #expect(source.calls.count == 2)
    source.open()
    #expect(try await probe.value.answer == .absent)
    #expect(try await lookups.reply(for: other(2), within: .seconds(1)).answer == .absent)
  }

  @Test("A service that has been silent for long is not asked for other keys until it answers")
  func silence() async throws {
    source.script(key.key, .success(.found(cholera)))
    source.close()
    let lookups = lookups()
    async let late = Result { try await lookups.reply(for: self.key, within: .seconds(5)) }
    await source.arrival()
    await clock.sleeperArrival()
    clock.advance(by: .seconds(5))
    let failure = await late
    #expect(throws: ReferenceError.self) { try failure.get() }
    await #expect { try await lookups.reply(for: other(1), within: .seconds(5)) } throws: {
      ($0 as? ReferenceError)?.live?.code == .timedOut
    }
    #expect(source.calls.count == 1)
    source.open()
    while try await lookups.reply(for: key, within: .seconds(5)).answer != .found(cholera) {}
    #expect(try await lookups.reply(for: other(1), within: .seconds(5)).answer == .absent)
  }

  @Test("Who wants the source's word of this moment gets it, in an outage and for a key that is remembered, too")
  func explicit() async throws {
    source.script(key.key, .success(.found(cholera)))
    source.script(other(0).key, .failure(VClaimError(.unreachable, "no connection")))
    let lookups = lookups()
    _ = try await lookups.reply(for: key, within: .seconds(1))
    #expect(try await lookups.reply(for: key, within: .seconds(1), isExplicit: true).answer == .found(cholera))
    #expect(source.calls == [["A00"], ["A00"]])
    _ = await Result { try await lookups.reply(for: other(0), within: .seconds(1)) }
    await #expect(throws: ReferenceError.self) { try await lookups.reply(for: other(1), within: .seconds(1)) }
    #expect(source.calls.count == 3)
    #expect(try await lookups.reply(for: other(1), within: .seconds(1), isExplicit: true).answer == .absent)
    #expect(source.calls.count == 4)
    #expect(try await lookups.reply(for: other(2), within: .seconds(1)).answer == .absent)
  }

  @Test("An answer that proves nothing is not remembered")
  func notListed() async throws {
    source.script(key.key, .success(.notListed))
    let lookups = lookups()
    for _ in 0..<2 { #expect(try await lookups.reply(for: key, within: .seconds(1)).answer == .notListed) }
    #expect(source.calls.count == 2)
  }

  @Test("The memory is bounded: the oldest answer goes")
  func bound() async throws {
    let lookups = lookups(capacity: 2)
    for code in ["A", "B", "C", "B", "A"] {
      _ = try await lookups.reply(for: LookupKey(dataset: .diagnoses, key: [code]), within: .seconds(1))
    }
    #expect(source.calls == [["A"], ["B"], ["C"], ["A"]])
  }
}

extension Result where Failure == any Error {
  /// What an asynchronous body returns or throws.
  init(_ body: () async throws -> Success) async {
    do { self = .success(try await body()) } catch { self = .failure(error) }
  }
}
