import Migrations
import SQLite
import Testing

@testable import ReferenceStore

@Suite("History of the reference file")
struct HistoryTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
  }

  @Test("tells a key's changes in order, with the rows before and after, by the key as people type it")
  func history() async throws {
    let store = try await sandbox.store()
    for (time, rows) in [
      (100, [Record("A00", "Cholera")]), (200, [Record("A00", "Kolera"), Record("A01", "Typhoid")]), (300, []),
    ] as [(Int64, [Record])] {
      _ = try await store.publish(.whole(.diagnoses, rows, asOf: time))
    }
    let history = try ReferenceReader(path: sandbox.path).history(.diagnoses, key: [" a00 "])
    #expect(history.changes.map(\.op) == [.added, .changed, .removed])
    #expect(history.changes.map(\.generation) == [1, 2, 3])
    #expect(history.changes.map(\.at) == [100, 200, 300])
    let names = try history.changes.map { change in
      try [change.before, change.after].map { try $0.map { try Record(journaled: $0, of: .diagnoses).values[1] } }
    }
    #expect(names == [[nil, "Cholera"], ["Cholera", "Kolera"], ["Kolera", nil]])
    #expect(history.horizon?.state == PastState(generation: 1, at: 100))
    #expect(history.generation == 3)
  }

  @Test("finds keys of several parts, with quotes, empty parts and letters of any script")
  func keys() async throws {
    let store = try await sandbox.store()
    let keys = [["0101R001", "", "dr\"1\\"], ["0101R001", "Ünï/Çôdé", "医者\t😀"], ["0101R001", "u", "U+1F600"]]
    let rows = keys.map { Record(Value($0[0]), Value($0[1]), Value($0[2]), Value("dr. \($0[2])")) }
    _ = try await store.publish(.whole(.doctors, rows, asOf: 100))
    _ = try await store.publish(.whole(.doctors, [], asOf: 200))
    let reader = try ReferenceReader(path: sandbox.path)
    for (key, row) in zip(keys, rows) {
      #expect(try reader.history(.doctors, key: key).changes.map(\.op) == [.added, .removed])
      #expect(try reader.record(.doctors, key: key, at: .time(150)).record == row)
      #expect(try reader.record(.doctors, key: key, at: .time(200)).record == nil)
    }
    let error = #expect(throws: StoreError.self) { try reader.history(.doctors, key: ["0101R001", "u"]) }
    #expect(error?.code == .invalidKey)
    #expect(try reader.history(.doctors, key: ["0101R001", "u", "nobody"]).changes.isEmpty)
  }

  @Test("has no beds: they are NULL in the past, also of a row that is still there")
  func volatileColumns() async throws {
    let store = try await sandbox.store()
    _ = try await store.publish(.whole(.rooms, [Record("F", "1", "R", "Melati", 4, 2)], asOf: 100))
    _ = try await store.publish(.whole(.rooms, [Record("F", "1", "R", "Melati", 4, 1)], asOf: 200))
    _ = try await store.publish(.whole(.rooms, [Record("F", "1", "R", "Mawar", 4, 0)], asOf: 300))
    let reader = try ReferenceReader(path: sandbox.path)
    for (time, name) in [(150, "Melati"), (250, "Melati"), (300, "Mawar")] as [(Int64, Value)] {
      let found = try reader.record(.rooms, key: ["F", "1", "R"], at: .time(time)).record
      #expect(found == Record("F", "1", "R", name, nil, nil))
    }
    #expect(try reader.history(.rooms, key: ["F", "1", "R"]).changes.count == 2)
  }

  @Test("takes what the last publication had told, where a clock was wrong for a while")
  func wrongClock() async throws {
    let store = try await sandbox.store()
    for (time, name) in [(1_000, "one"), (9_000_000, "two"), (2_000, "three"), (3_000, "four")] as [(Int64, Value)] {
      _ = try await store.publish(.whole(.polyclinics, [Record("INT", name)], asOf: time))
    }
    let reader = try ReferenceReader(path: sandbox.path)
    func name(_ time: Int64) throws -> Value? {
      try reader.record(.polyclinics, key: ["INT"], at: .time(time)).record?.values[1]
    }
    #expect(try name(1_500) == "one")
    #expect(try name(2_500) == "three")
    #expect(try name(4_000) == "four")
    // What claims to be young stays, and what came after it.
    #expect(try await store.pruneJournal(before: 2_500, now: 9_000_000, atMost: 100) == 1)
    #expect(throws: StoreError.self) { try name(500) }
    #expect(try name(2_500) == "three")
    #expect(try name(4_000) == "four")
  }

  @Test("is not known of a dataset that was never published, and begins with the first publication, be it empty")
  func beginning() async throws {
    let store = try await sandbox.store()
    let reader = try ReferenceReader(path: sandbox.path)
    let error = #expect(throws: StoreError.self) { try reader.record(.rooms, key: ["F", "1", "R"], at: .time(500)) }
    #expect(error?.code == .unknownPast)
    #expect(try reader.horizon(of: .rooms) == nil)
    _ = try await store.publish(.whole(.rooms, [], asOf: 100))
    _ = try await store.publish(.whole(.rooms, [Record("F", "1", "R", "Melati", nil, nil)], asOf: 300))
    #expect(throws: StoreError.self) { try reader.record(.rooms, key: ["F", "1", "R"], at: .time(99)) }
    #expect(try reader.record(.rooms, key: ["F", "1", "R"], at: .time(100)).record == nil)
    #expect(try reader.record(.rooms, key: ["F", "1", "R"], at: .time(300)).record != nil)
  }

  @Test("is told in whole generations, from where the caller left off to the end")
  func pages() async throws {
    let store = try await sandbox.store()
    _ = try await store.publish(.whole(.diagnoses, diagnoses(20), asOf: 100))
    for number in 1...5 {
      _ = try await store.publish(.whole(.polyclinics, [Record("INT", Value("Name \(number)"))], asOf: 200))
    }
    let reader = try ReferenceReader(path: sandbox.path)
    var generation: Int64 = 0
    var ids: [Int64] = []
    var sizes: [Int] = []
    var page: JournalPage
    repeat {
      page = try reader.journal(since: generation, limit: 2)
      ids += page.changes.map(\.id)
      sizes.append(page.changes.count)
      generation = page.generation
    } while page.hasMore
    #expect(ids == Array(1...25))
    #expect(sizes == [20, 2, 2, 1])
    #expect(generation == 6)
    #expect(!page.isPruned)
    let polyclinics = try reader.journal(since: 0, dataset: .polyclinics, limit: 3)
    #expect(polyclinics.changes.map(\.generation) == [2, 3, 4])
    #expect(polyclinics.hasMore)
    let nothing = try reader.journal(since: 6, limit: 2)
    #expect(nothing.changes.isEmpty && nothing.generation == 6 && !nothing.hasMore)

    _ = try await store.pruneJournal(before: 200, now: 300, atMost: 100)
    #expect(try reader.journal(since: 0, limit: 2).isPruned)
    #expect(try reader.journal(since: 0, dataset: .polyclinics, limit: 2).isPruned == false)
    #expect(try reader.journal(since: 1, limit: 2).isPruned == false)
  }

  @Test("keeps the last name of a retired code through any pruning, and lets it go once the code is back")
  func retired() async throws {
    let store = try await sandbox.store()
    _ = try await store.publish(.whole(.diagnoses, [Record("A00", "Cholera"), Record("A01", "Typhoid")], asOf: 100))
    _ = try await store.publish(.whole(.diagnoses, [Record("A01", "Typhoid")], asOf: 200))
    #expect(try await store.pruneJournal(before: 10_000, now: 10_000, atMost: 100) == 2)
    #expect(try await store.pruneJournal(before: 10_000, now: 10_000, atMost: 100) == 0)
    let reader = try ReferenceReader(path: sandbox.path)
    let history = try reader.history(.diagnoses, key: ["A00"])
    #expect(history.changes.map(\.op) == [.removed])
    #expect(history.changes.first?.before?.contains("Cholera") == true)
    #expect(history.horizon == JournalHorizon(state: PastState(generation: 2, at: 200), pruned: 2))
    #expect(try reader.record(.diagnoses, key: ["A00"], at: .time(200)).record == nil)

    _ = try await store.publish(.whole(.diagnoses, [Record("A00", "Cholera"), Record("A01", "Typhoid")], asOf: 300))
    #expect(try await store.pruneJournal(before: 250, now: 10_000, atMost: 100) == 1)
    #expect(try reader.history(.diagnoses, key: ["A00"]).changes.map(\.op) == [.added])
  }

  @Test("loses nothing by a clock that is behind: while an entry or a confirmation is later than now, all of it stays")
  func clockBehind() async throws {
    let store = try await sandbox.store()
    for (time, name) in [(1_000, "one"), (2_000, "two"), (3_000, "three")] as [(Int64, Value)] {
      _ = try await store.publish(.whole(.polyclinics, [Record("INT", name)], asOf: time))
    }
    for now in [0, 1_500, 2_999] as [Int64] {
      #expect(try await store.pruneJournal(before: 2_500, now: now, atMost: 100) == 0)
      #expect(try await store.pruneJournal(before: now - 100_000, now: now, atMost: 100) == 0)
    }
    // Confirmed later than the newest entry.
    _ = try await store.publish(.whole(.polyclinics, [Record("INT", "three")], asOf: 4_000))
    #expect(try await store.newestTime() == 4_000)
    #expect(try await store.pruneJournal(before: 2_500, now: 3_999, atMost: 100) == 0)
    #expect(try await store.pruneJournal(before: 2_500, now: 4_000, atMost: 100) == 2)
  }

  @Test("of a file of the first format begins with its oldest entry once it is upgraded, and is refused before")
  func upgrade() async throws {
    let file = try sandbox.vandal()
    try Migrator([try #require(Migrations.all.first)]).migrate(file, at: 1)
    try file.executeScript(
      """
      INSERT INTO polyclinics VALUES ('INT', 'Penyakit Dalam');
      INSERT INTO changes (generation, dataset, key, op, before, after, at) VALUES
        (3, 'polyclinics', '["INT"]', 'added', NULL, '{"code":"INT","name":"Interna"}', 500),
        (4, 'polyclinics', '["INT"]', 'changed', '{"code":"INT","name":"Interna"}',
          '{"code":"INT","name":"Penyakit Dalam"}', 600);
      UPDATE generation SET value = 4;
      """)
    let old = try ReferenceReader(path: sandbox.path)
    let error = #expect(throws: StoreError.self) { try old.record(.polyclinics, key: ["INT"], at: .time(550)) }
    #expect(error?.code == .olderFile)
    await (try sandbox.store()).close()
    let reader = try ReferenceReader(path: sandbox.path)
    #expect(try reader.horizon(of: .polyclinics)?.state == PastState(generation: 3, at: 500))
    #expect(try reader.record(.polyclinics, key: ["INT"], at: .time(550)).record == Record("INT", "Interna"))
    #expect(throws: StoreError.self) { try reader.record(.polyclinics, key: ["INT"], at: .time(499)) }
  }

  @Test("refuses an entry that is no row of its dataset")
  func spoiled() async throws {
    for json in ["", "[]", "{}", #"{"code":"A00","name":7}"#, #"{"code":null,"name":"x"}"#] {
      let error = #expect(throws: StoreError.self) { try Record(journaled: json, of: .diagnoses) }
      #expect(error?.code == .unexpectedContent, "\(json)")
    }
    #expect(try Record(journaled: #"{"code":"F","name":"x","level":null,"new":1}"#, of: .facilities).values[2] == nil)
  }
}
