import FoundationEssentials
import SQLite
import Synchronization
import Testing

@testable import ReferenceStore

/// A timer that goes off when a test says so.
private final class ManualTimer: Sendable {
  private let works = Mutex<[@Sendable () -> Void]>([])

  var timer: ReleaseTimer {
    ReleaseTimer { [self] work in works.withLock { $0.append(work) } }
  }

  /// How often it was set and has not gone off since.
  var count: Int { works.withLock { $0.count } }

  func goOff() {
    let due = works.withLock { works in
      defer { works = [] }
      return works
    }
    for work in due { work() }
  }
}

@Suite("What look-ups know of the state of the file")
struct LookUpStateTests {
  private let sandbox: Sandbox
  private let timer = ManualTimer()

  init() throws {
    sandbox = try Sandbox()
  }

  private var counterPath: String { sandbox.directory + "/reference.counter" }

  private func reader() throws -> ReferenceReader {
    try ReferenceReader(path: sandbox.path, timer: timer.timer)
  }

  private func publish(_ name: String, in store: ReferenceStore, asOf: Int64 = 100) async throws {
    _ = try await store.publish(.whole(.polyclinics, [Record("INT", Value(name))], asOf: asOf))
  }

  private func name(_ reader: ReferenceReader) throws -> Value? {
    try reader.find(.polyclinics, KeyParts("INT")).record?.values[1]
  }

  /// Renames the polyclinic as a program would that knows nothing of the counter.
  private func rename(to name: String) throws {
    try sandbox.vandal().execute("UPDATE polyclinics SET name = ?", [Value(name)])
  }

  @Test("a look-up sees every commit that was over before it began")
  func commits() async throws {
    let store = try await sandbox.store()
    let reader = try reader()
    for number in 1...50 {
      try await publish("Name \(number)", in: store, asOf: Int64(number))
      for _ in 1...2 {
        let found = try reader.find(.polyclinics, KeyParts("INT"))
        #expect(found.record == Record("INT", Value("Name \(number)")))
        #expect(found.freshness == Freshness(asOf: Int64(number), maxStale: nil, generation: Int64(number)))
      }
      #expect(try reader.generation() == Int64(number))
    }
  }

  @Test("a commit that moves only the state of a dataset is seen at once")
  func statusOnly() async throws {
    let store = try await sandbox.store()
    try await publish("Interna", in: store, asOf: 100)
    let reader = try reader()
    #expect(try reader.find(.polyclinics, KeyParts("INT")).freshness.asOf == 100)
    try await publish("Interna", in: store, asOf: 200)
    #expect(try reader.find(.polyclinics, KeyParts("INT")).freshness.asOf == 200)
    try await store.setPlan([DatasetPlan(dataset: .polyclinics, isOn: true, maxStale: 60)])
    #expect(try reader.find(.polyclinics, KeyParts("INT")).freshness.maxStale == 60)
    _ = try await store.publishLearned([Record("ANA", "Anak")], of: .polyclinics, at: 300)
    #expect(try reader.find(.polyclinics, KeyParts("ANA")).record == Record("ANA", "Anak"))
  }

  @Test("a program that does not count its commits is seen once the timer goes off")
  func foreignCommit() async throws {
    let store = try await sandbox.store()
    try await publish("Old", in: store)
    let reader = try reader()
    #expect(try name(reader) == "Old")
    try rename(to: "New")
    #expect(try name(reader) == "Old")
    timer.goOff()
    #expect(try name(reader) == "New")
    #expect(timer.count == 1)
  }

  @Test("without a counter every commit of anybody is seen at once")
  func noCounter() async throws {
    let store = try await sandbox.store()
    try await publish("Old", in: store)
    try FileManager.default.removeItem(atPath: counterPath)
    let reader = try reader()
    #expect(try name(reader) == "Old")
    try rename(to: "New")
    #expect(try name(reader) == "New")
    try await publish("Newest", in: store)
    #expect(try name(reader) == "Newest")
  }

  @Test("a counter that comes after the reader is used from the next time on that the timer goes off")
  func lateCounter() async throws {
    try await publish("Old", in: try await sandbox.store())
    try FileManager.default.removeItem(atPath: counterPath)
    let reader = try reader()
    #expect(try name(reader) == "Old")
    let store = try await sandbox.store()
    try await publish("New", in: store)
    #expect(try name(reader) == "New")
    timer.goOff()
    #expect(try name(reader) == "New")
    // Held by the counter now: what does not move it waits for the timer.
    try rename(to: "Foreign")
    #expect(try name(reader) == "New")
    try await publish("Newest", in: store)
    #expect(try name(reader) == "Newest")
  }

  @Test("a counter that was exchanged is noticed when the timer goes off")
  func exchangedCounter() async throws {
    var store = try await sandbox.store()
    try await publish("Old", in: store)
    let reader = try reader()
    #expect(try name(reader) == "Old")
    await store.close()
    try FileManager.default.removeItem(atPath: counterPath)
    store = try await sandbox.store()
    try await publish("New", in: store)
    timer.goOff()
    #expect(try name(reader) == "New")
    try await publish("Newest", in: store)
    #expect(try name(reader) == "Newest")
  }

  @Test("a counter left odd by a program that died costs time and never truth")
  func oddCounter() async throws {
    let store = try await sandbox.store()
    try await publish("Old", in: store)
    let writer = try #require(try CommitCounter.writing(counterPath, beside: sandbox.path))
    let mark = writer.begin()
    let reader = try reader()
    #expect(try name(reader) == "Old")
    try rename(to: "New")
    #expect(try name(reader) == "New")
    writer.end(mark)
    try await publish("Newest", in: store)
    #expect(try name(reader) == "Newest")
  }

  @Test("an idle reader does not keep the log from being written over")
  func idleReader() async throws {
    let store = try await sandbox.store()
    try await publish("Name", in: store)
    let reader = try reader()
    _ = try name(reader)
    timer.goOff()
    #expect(timer.count == 0)
    let observer = try sandbox.vandal()
    for number in 1...40 {
      try await publish("Name \(number)", in: store)
      let log = try observer.checkpoint(.passive)
      #expect(log.isComplete)
      // The first ones still stand behind the migrations.
      if number > 5 { #expect(log.walFrames < 40, "the log grows under an idle reader") }
    }
    #expect(try name(reader) == "Name 40")
  }

  @Test("a reader that never stops asking does not keep the log from being written over either")
  func busyReader() async throws {
    let store = try await sandbox.store()
    let reader = try reader()
    let observer = try sandbox.vandal()
    var most = 0
    for number in 1...60 {
      try await publish("Name \(number)", in: store)
      #expect(try name(reader) == Value("Name \(number)"))
      let frames = try observer.checkpoint(.passive).walFrames
      // The first ones still stand behind the migrations.
      if number > 5 { most = max(most, frames) }
      // What the timer does four times a second.
      timer.goOff()
      _ = try name(reader)
    }
    #expect(most < 60)
  }

  @Test("what is remembered of one dataset is not taken for another's, nor one key for a longer one")
  func datasets() async throws {
    let store = try await sandbox.store()
    try await publish("Interna", in: store)
    _ = try await store.publish(.whole(.roomClasses, [Record("INT", "Intensive"), Record("INTX", "Other")]))
    let reader = try reader()
    for _ in 1...3 {
      #expect(try name(reader) == "Interna")
      #expect(try reader.find(.roomClasses, KeyParts("INT")).record == Record("INT", "Intensive"))
      #expect(try reader.find(.roomClasses, KeyParts("INTX")).record == Record("INTX", "Other"))
      #expect(try reader.find(.roomClasses, KeyParts("IN")).record == nil)
      #expect(try reader.find(.polyclinics, KeyParts("INTX")).record == nil)
    }
  }

  @Test("more keys than are remembered are all answered rightly")
  func manyKeys() async throws {
    let store = try await sandbox.store()
    let rows = diagnoses(RowMemory.capacity + 500)
    _ = try await store.publish(.whole(.diagnoses, rows))
    let reader = try reader()
    for _ in 1...2 {
      for row in rows {
        guard case .text(let code) = row.values[0] else { continue }
        let found = try reader.find(.diagnoses, KeyParts(code)).record
        if found != row { Issue.record("\(code) gave \(String(describing: found))") }
      }
    }
  }

  @Test("a file that was rebuilt in place is seen by who has it open")
  func rebuilt() async throws {
    let store = try await sandbox.store()
    try await publish("Old", in: store)
    let reader = try reader()
    #expect(try name(reader) == "Old")
    await store.close()
    let draft = sandbox.directory + "/draft.sqlite"
    let other = try await ReferenceStore(path: draft, now: { 1 })
    try await publish("Rebuilt", in: other)
    await other.close()
    let source = try Connection(path: draft, options: .reader)
    try Connection.replaceDamagedContent(
      ofFileAt: sandbox.path, by: source, counter: CommitCounter.ofReferenceFile)
    #expect(try name(reader) == "Rebuilt")
  }

  @Test("the counter stands beside the file that a link leads to")
  func link() async throws {
    try await publish("Old", in: try await sandbox.store())
    let elsewhere = sandbox.directory + "/links"
    try FileManager.default.createDirectory(atPath: elsewhere, withIntermediateDirectories: false)
    let link = elsewhere + "/other.sqlite"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: sandbox.path)
    let store = try await ReferenceStore(path: link, now: { 1 })
    let reader = try ReferenceReader(path: link, timer: timer.timer)
    #expect(try name(reader) == "Old")
    try await publish("New", in: store)
    #expect(try name(reader) == "New")
    #expect(try FileManager.default.contentsOfDirectory(atPath: elsewhere) == ["other.sqlite"])
  }

  @Test(
    "the counter is named after the file",
    arguments: [
      ("/a/reference.sqlite", "/a/reference.counter"), ("b.sqlite", "b.counter"), ("/c/file.db", "/c/file.db.counter"),
    ])
  func names(file: String, counter: String) {
    #expect(CounterPath.beside(file) == counter)
  }
}
