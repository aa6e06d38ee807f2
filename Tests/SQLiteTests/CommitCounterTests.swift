import FoundationEssentials
import Testing

@testable import SQLite

@Suite("The counter of commits")
struct CommitCounterTests {
  private let directory = TemporaryDirectory()
  private var path: String { directory.file("a.counter") }

  private func writing() throws -> CommitCounter {
    try #require(try CommitCounter.writing(path, beside: directory.file("a.sqlite")))
  }

  private func overwrite(_ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(filePath: path))
  }

  @Test("is odd during a commit, and even and greater afterwards")
  func oddAndEven() throws {
    let writer = try writing()
    let reader = try #require(CommitCounter(reading: path))
    #expect(reader.value == 0)
    let mark = writer.begin()
    #expect(reader.value == 1)
    writer.end(mark)
    #expect(reader.value == 2)
  }

  @Test("the next commit puts right what one that was broken off has left odd")
  func brokenOff() throws {
    _ = try writing().begin()
    let writer = try writing()
    let reader = try #require(CommitCounter(reading: path))
    #expect(reader.value == 1)
    let mark = writer.begin()
    #expect(reader.value == 3)
    writer.end(mark)
    #expect(reader.value == 4)
  }

  @Test("of two commits whose ends cross, the later one ends the count")
  func crossing() throws {
    let first = try writing()
    let second = try writing()
    let firstMark = first.begin()
    let secondMark = second.begin()
    first.end(firstMark)
    #expect(first.value == 3)
    second.end(secondMark)
    #expect(first.value == 4)
  }

  @Test("keeps its number and its file from one program to the next")
  func kept() throws {
    let before = try writing()
    before.end(before.begin())
    let after = try writing()
    #expect(after.value == 2)
    #expect(before.isStill(at: path))
    #expect(try directory.names() == ["a.counter"])
  }

  @Test("a transaction that writes moves it, whatever comes of it; one that reads does not")
  func transactions() throws {
    struct Refusal: Error {}
    let connection = try Connection(path: directory.file("a.sqlite"), options: .writer)
    connection.commitCounter = try writing()
    let reader = try #require(CommitCounter(reading: path))
    try connection.transaction {
      try connection.execute("CREATE TABLE item(value)")
      // Nobody sees anything yet: readers go on at full speed.
      #expect(reader.value == 0)
    }
    #expect(reader.value == 2)
    try connection.readTransaction { _ = try connection.count("SELECT count(*) FROM item") }
    #expect(throws: Refusal.self) { try connection.transaction { throw Refusal() } }
    #expect(reader.value == 2)
  }

  @Test("has the permissions of the database, and none that run it")
  func permissions() throws {
    _ = try Connection(path: directory.file("a.sqlite"), options: .writer)
    _ = try writing()
    #expect(try directory.permissions("a.counter") == 0o640)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: directory.file("a.sqlite"))
    _ = try writing()
    #expect(try directory.permissions("a.counter") == 0o600)
  }

  @Test(
    "a file that is none is not read, and whoever writes takes its place",
    arguments: [[], [1, 2, 3], [UInt8](repeating: 0, count: 16), Array("vclaimd\u{1}".utf8)])
  func others(bytes: [UInt8]) throws {
    try overwrite(bytes)
    #expect(CommitCounter(reading: path) == nil)
    _ = try writing()
    #expect(CommitCounter(reading: path)?.value == 0)
    #expect(try directory.names() == ["a.counter"])
  }

  @Test("a directory in its place is an error for whoever writes, and nothing for whoever reads")
  func directoryInPlace() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(CommitCounter(reading: path) == nil)
    #expect(sqliteError { _ = try CommitCounter.writing(path, beside: path) }?.code == .cannotOpen)
  }

  @Test("where none can be made there is none")
  func noPlace() throws {
    #expect(try CommitCounter.writing(directory.file("none/a.counter"), beside: path) == nil)
  }

  @Test("a reader notices that its file was removed or exchanged")
  func exchanged() throws {
    _ = try writing()
    let reader = try #require(CommitCounter(reading: path))
    #expect(reader.isStill(at: path))
    try FileManager.default.removeItem(atPath: path)
    #expect(!reader.isStill(at: path))
    _ = try writing()
    #expect(!reader.isStill(at: path))
  }
}
