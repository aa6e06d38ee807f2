import FoundationEssentials
import ReferenceStore
import SQLite
import Testing

@testable import StateFile

@Suite("The state file")
final class StateFileTests {
  private let directory: String
  private var path: String { directory + "/state.sqlite" }

  init() throws {
    directory = FileManager.default.temporaryDirectory.path + "/state-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  private func open() async throws -> StateFile { try await StateFile(path: path, now: { 1_700_000_000 }) }

  private func held(
    _ dataset: Dataset = .rooms, _ partition: Partition = .part("0101R001"), digest: String = "d1"
  ) -> HeldCandidate {
    HeldCandidate(
      dataset: dataset, partition: partition, digest: digest, reason: "too few", isIncomplete: false,
      isRestConfirmed: true, firstSeen: 1, lastSeen: 2, timesSeen: 3)
  }

  private let rooms = [
    Record(values: ["0101R001", "1", "M\"1", "Melati é\n", 4, .null]),
    Record(values: ["0101R001", "", "M2", "💊", -1, 9_223_372_036_854_775_807]),
  ]

  @Test("keeps candidates with their rows as they are, over a restart")
  func roundTrip() async throws {
    let first = try await open()
    let other = held(.diagnoses, .whole)
    #expect(try await first.settle(.rooms, holding: [(held(), rooms)], dropping: []) == 1)
    #expect(try await first.settle(.diagnoses, holding: [(other, [])], dropping: []) == 1)
    await first.close()
    let second = try await open()
    #expect(second.setAside == nil)
    #expect(try await second.held() == [other, held()])
    #expect(try await second.held(of: .rooms) == [held()])
    #expect(try await second.records(of: held()) == rooms)
    #expect(try await second.records(of: other) == [])
  }

  @Test("has one candidate a partition; a rejection of another digest leaves the newer one")
  func replacement() async throws {
    let file = try await open()
    _ = try await file.settle(.rooms, holding: [(held(), rooms)], dropping: [])
    let newer = held(digest: "d2")
    _ = try await file.settle(.rooms, holding: [(newer, [])], dropping: [.part("0101R001")])
    #expect(try await file.records(of: held()) == nil)
    #expect(try await file.reject(held()) == 1)
    #expect(try await file.held() == [newer])
    #expect(try await file.reject(newer) == 0)
  }

  @Test("does not let the rest of a pull be confirmed once one of its candidates was rejected")
  func rejection() async throws {
    let file = try await open()
    let other = held(.rooms, .part("0102R001"))
    _ = try await file.settle(.rooms, holding: [(held(), rooms), (other, [])], dropping: [])
    _ = try await file.settle(.diagnoses, holding: [(held(.diagnoses, .whole), [])], dropping: [])
    #expect(try await file.reject(held()) == 1)
    #expect(try await file.held(of: .rooms).map(\.isRestConfirmed) == [false])
    #expect(try await file.held(of: .diagnoses).map(\.isRestConfirmed) == [true])
  }

  @Test("keeps pins over a restart, one a dataset, and tells them to whoever may read it")
  func pins() async throws {
    #expect(StateFile.pins(inFileAt: path) == nil)
    let first = try await open()
    #expect(StateFile.pins(inFileAt: path) == [])
    try await first.keep(Pin(.rooms, to: 3, since: 10))
    try await first.keep(Pin(.diagnoses, to: 4, since: 20))
    try await first.keep(Pin(.rooms, to: 2, since: 30))
    await first.close()
    let second = try await open()
    #expect(try await second.pins() == [Pin(.diagnoses, to: 4, since: 20), Pin(.rooms, to: 2, since: 30)])
    #expect(try await second.pin(of: .rooms)?.generation == 2)
    #expect(try await second.pin(of: .doctors) == nil)
    #expect(StateFile.pins(inFileAt: path)?.count == 2)
    #expect(try await second.unpin(.rooms))
    #expect(try await !second.unpin(.rooms))
    #expect(try await second.pins().map(\.dataset) == ["diagnoses"])
  }

  @Test("keeps what crawls leave over a restart, one memory a partition")
  func crawls() async throws {
    let first = try await open()
    #expect(try await first.crawlMemory(of: .diagnoses, .whole) == nil)
    let memory = CrawlMemory(
      wholeAt: 10, minimumLength: 2, limit: 50, cursor: "Q9",
      answers: ["A0": .init(rows: 49, codes: 48)])
    let other = CrawlMemory(wholeAt: 20, minimumLength: 3)
    try await first.keep(other, of: .diagnoses, .whole)
    try await first.keep(memory, of: .diagnoses, .whole)
    try await first.keep(other, of: .facilities, .part(2))
    await first.close()
    let second = try await open()
    #expect(try await second.crawlMemory(of: .diagnoses, .whole) == memory)
    #expect(try await second.crawlMemory(of: .facilities, .part(2)) == other)
    #expect(try await second.crawlMemory(of: .facilities, .part(1)) == nil)
    try await second.keep(nil, of: .diagnoses, .whole)
    #expect(try await second.crawlMemory(of: .diagnoses, .whole) == nil)
  }

  @Test("keeps due times over a restart, one a dataset")
  func dueTimes() async throws {
    let first = try await open()
    #expect(try await first.dueTimes().isEmpty)
    let rooms = DueTime(.rooms, dueAt: 10, wait: 5, every: 600, failures: 3, isUrgent: true)
    let doctors = DueTime(.doctors, dueAt: 20, wait: 600, every: 600)
    try await first.keep([rooms, DueTime(.doctors, dueAt: 15, wait: 1, every: 2, failures: 1)])
    try await first.keep([doctors])
    await first.close()
    let second = try await open()
    #expect(try await second.dueTimes() == [doctors, rooms])
    try await second.hasten()
    #expect(try await second.dueTimes().map(\.isUrgent) == [true, true])
    try await second.forgetDueTime(of: .doctors)
    #expect(try await second.dueTimes() == [rooms])
    // What a damaged file says can be reckoned with.
    try await second.keep([DueTime(.rooms, dueAt: .max, wait: .max, every: .max, failures: .max)])
    #expect(try await second.dueTimes().first?.wait == 1_000_000_000)
    #expect(try await second.dueTimes().first?.failures == 1_000_000_000)
  }

  @Test("is for its owner only")
  func mode() async throws {
    await (try open()).close()
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test("A file that cannot be used is put aside whole, and a new one made")
  func unusable() async throws {
    let text = Data(String(repeating: "no database, ", count: 100).utf8)
    try text.write(to: URL(filePath: path))
    let file = try await open()
    let aside = try #require(file.setAside)
    #expect(aside.path == path + ".aside-1700000000")
    #expect(try Data(contentsOf: URL(filePath: aside.path)) == text)
    #expect(try await file.held().isEmpty)
    await file.close()

    try Connection(path: path, options: .writer).setUserVersion(9_001)
    #expect(try await open().setAside?.path == path + ".aside-1700000000-2")
  }

  @Test("A held candidate that cannot be read puts the file aside at the start, not when somebody decides")
  func damagedRows() async throws {
    let file = try await open()
    _ = try await file.settle(.rooms, holding: [(held(), rooms)], dropping: [])
    await file.close()
    try Connection(path: path, options: .writer).execute("UPDATE held_candidates SET records = '[[1]]'")
    #expect(try await open().setAside?.reason.contains("cannot be read") == true)
  }

  @Test("Where no file can be opened or made, memory takes its place, and the reason is told")
  func memory() async throws {
    let file = try await StateFile(path: directory + "/missing/state.sqlite", now: { 0 })
    #expect(file.reasonInMemory?.contains("missing/state.sqlite") == true)
    #expect(file.setAside == nil)
    #expect(try await file.settle(.rooms, holding: [(held(), rooms)], dropping: []) == 1)
    #expect(try await file.records(of: held()) == rooms)
    #expect(!FileManager.default.fileExists(atPath: directory + "/missing"))
  }

  @Test("Memory begins with what can be read of the file")
  func memoryOfAFile() async throws {
    let first = try await open()
    try await first.keep(Pin(.rooms, to: 3, since: 10))
    await first.close()
    let writer = try await StateFile.openInMemory(copying: path, at: 0)
    let pins = try await writer.withConnection { try PinTable(connection: $0).list() }
    #expect(pins == [Pin(.rooms, to: 3, since: 10)])
  }

  @Test("stands beside the reference file, under a name of its own for each")
  func place() {
    #expect(StateFile.path(beside: "/var/lib/vclaimd/reference.sqlite") == "/var/lib/vclaimd/state.sqlite")
    #expect(StateFile.path(beside: "reference.sqlite") == "state.sqlite")
    #expect(StateFile.path(beside: "/a/clinic.sqlite") == "/a/clinic-state.sqlite")
    #expect(StateFile.path(beside: "/a/state.sqlite") == "/a/state-state.sqlite")
    #expect(StateFile.path(beside: "/a/reference") == "/a/reference-state.sqlite")
  }
}
