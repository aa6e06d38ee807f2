import FoundationEssentials
import Testing

@testable import SQLite

@Suite("Opening what cannot be opened")
struct OpeningFailureTests {
  private let directory = TemporaryDirectory()

  @Test(
    "a missing file is refused and not made",
    arguments: [.reader, ConnectionOptions(access: .readWrite(create: false))])
  func missing(options: ConnectionOptions) throws {
    let error = sqliteError { _ = try Connection(path: directory.file("none.sqlite"), options: options) }
    #expect(error.map { SQLiteError.Code.cannotOpen ~= $0.code } == true)
    #expect(try directory.names() == [])
  }

  @Test("a path that is no path is refused", arguments: ["", "a\0b"])
  func wrongPath(path: String) {
    #expect(sqliteError { _ = try Connection(path: path, options: .writer) }?.code == .cannotOpen)
  }

  @Test("a directory is refused with the code that says so")
  func directoryAsFile() {
    let error = sqliteError { _ = try Connection(path: directory.path, options: .writer) }
    #expect(error?.code == .cannotOpenDirectory || error?.code == .cannotOpen)
  }

  @Test(
    "a file of another kind is refused at once, left as it is, and its descriptor closed",
    arguments: [.reader, .writer] as [ConnectionOptions])
  func notADatabase(options: ConnectionOptions) throws {
    let path = directory.file("notes.txt")
    let text = String(repeating: "these are notes, not a database\n", count: 100)
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    #expect(sqliteError { _ = try Connection(path: path, options: options) }?.code == .notADatabase)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    #if os(Linux)
      let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
        .compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + $0) }
      #expect(!open.contains { $0.hasSuffix(path) })
    #endif
  }

  @Test("a damaged page is found when it is read, and the rest can still be read")
  func damaged() throws {
    let path = directory.file("a.sqlite")
    do {
      let writer = try Connection(path: path, options: .writer)
      try writer.executeScript(
        """
        CREATE TABLE good(value); INSERT INTO good VALUES (7);
        CREATE TABLE bad(value); INSERT INTO bad VALUES (zeroblob(2000)), (zeroblob(1500));
        """)
      #expect(try writer.checkpoint(.truncate).isComplete)
    }
    // Pages 1 to 3 are the schema and the two tables, in the order in which they were made.
    var bytes = try Data(contentsOf: URL(filePath: path))
    try #require(bytes.count == 3 * 4096)
    bytes.replaceSubrange(2 * 4096..<3 * 4096, with: [UInt8](repeating: 0xA5, count: 4096))
    try bytes.write(to: URL(filePath: path))

    let reader = try Connection(path: path, options: .reader)
    let error = try #require(sqliteError { _ = try reader.count("SELECT sum(length(value)) FROM bad") })
    #expect(SQLiteError.Code.corrupt ~= error.code)
    #expect(!error.isRetryable)
    #expect(try reader.count("SELECT value FROM good") == 7)
  }

  @Test("a file that another connection holds is busy, and a retry may help")
  func heldExclusively() throws {
    let path = directory.file("a.sqlite")
    let holder = try Connection(path: path, options: .writer)
    try holder.executeScript("PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE; CREATE TABLE item(value)")
    var options = ConnectionOptions.writer
    options.busyTimeout = .zero
    let error = sqliteError { _ = try Connection(path: path, options: options) }
    #expect(error?.code == .busy)
    #expect(error?.isRetryable == true)
  }

  @Test("a lock timeout of any length becomes milliseconds that SQLite takes")
  func timeouts() {
    #expect(Duration.milliseconds(1500).wholeMilliseconds == 1500)
    #expect(Duration.microseconds(999).wholeMilliseconds == 0)
    #expect(Duration.seconds(-3).wholeMilliseconds == 0)
    #expect(Duration.seconds(Int64.max).wholeMilliseconds == .max)
    #expect(Duration.seconds(Int64.min).wholeMilliseconds == 0)
  }
}
