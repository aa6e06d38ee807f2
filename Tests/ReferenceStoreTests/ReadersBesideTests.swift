import SQLite
import Synchronization
import Testing

@testable import ReferenceStore

@Suite("Readers beside publications")
struct ReadersBesideTests {
  /// What the readers saw.
  private struct Seen {
    var reads = 0
    var failures: [String] = []
    var backwards = 0
    var mixed = 0
  }

  private final class Trial: Sendable {
    let isOver = Atomic(false)
    let seen = Mutex(Seen())
  }

  @Test("get an answer of one state each time: none is told that the file is busy, none goes back")
  func readers() async throws {
    let sandbox = try Sandbox()
    let store = try await sandbox.store()
    func records(_ round: Int) -> [Record] {
      diagnoses(1_500).map { Record($0.values[0], Value("Round \(round)")) }
    }
    _ = try await store.publish(.whole(.diagnoses, records(0)))
    let trial = Trial()
    let path = sandbox.path
    try await withThrowingTaskGroup { group in
      for _ in 0..<3 { group.addTask { await Self.read(path, trial) } }
      // The readers end where a publication fails, too.
      defer { trial.isOver.store(true, ordering: .relaxed) }
      for round in 1...25 {
        // All rows, a few, and none differ in turn.
        var next = records(round / 3)
        if round % 3 == 1 { next[700].values[1] = "One other" }
        _ = try await store.publish(.whole(.diagnoses, next, asOf: Int64(round)))
      }
    }
    let result = trial.seen.withLock { $0 }
    #expect(result.failures == [])
    #expect(result.backwards == 0 && result.mixed == 0)
    #expect(result.reads > 3)
  }

  private static func read(_ path: String, _ trial: Trial) async {
    var generation: Int64 = 0
    var own = Seen()
    do {
      let reader = try ReferenceReader(path: path)
      repeat {
        let now = try reader.generation()
        if now < generation { own.backwards += 1 }
        generation = now
        // Of one state all rows but one have the same name.
        var names: Set<Value> = []
        try reader.forEach(.diagnoses) { names.insert($0.values[1]) }
        if names.count > 2 { own.mixed += 1 }
        _ = try reader.search(.diagnoses, "round", limit: 5)
        _ = try reader.record(.diagnoses, key: ["A00.7"])
        own.reads += 1
        // The publications need a thread too, and there may be no more than there are readers.
        await Task.yield()
      } while !trial.isOver.load(ordering: .relaxed)
    } catch {
      own.failures.append("\(error)")
    }
    trial.seen.withLock { [own] seen in
      seen.reads += own.reads
      seen.failures += own.failures
      seen.backwards += own.backwards
      seen.mixed += own.mixed
    }
  }
}
