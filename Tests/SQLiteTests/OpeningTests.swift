import FoundationEssentials
import Testing

@testable import SQLite

@Suite("Opening")
struct OpeningTests {
  private let directory = TemporaryDirectory()

  private func pair() throws -> (writer: Connection, reader: Connection) {
    let path = directory.file("a.sqlite")
    return try (Connection(path: path, options: .writer), Connection(path: path, options: .reader))
  }

  @Test(
    "every setting is in force on a writer",
    arguments: [
      ("trusted_schema", 0), ("cell_size_check", 1), ("foreign_keys", 1), ("synchronous", 2), ("busy_timeout", 5000),
      ("query_only", 0),
    ] as [(String, Int64)])
  func writerSetting(name: String, value: Int64) throws {
    #expect(try pair().writer.count("PRAGMA \(name)") == value)
  }

  @Test(
    "every setting is in force on a reader",
    arguments: [
      ("trusted_schema", 0), ("cell_size_check", 1), ("foreign_keys", 1), ("busy_timeout", 5000), ("query_only", 1),
    ] as [(String, Int64)])
  func readerSetting(name: String, value: Int64) throws {
    #expect(try pair().reader.count("PRAGMA \(name)") == value)
  }

  @Test("a writer's file is in WAL mode")
  func walMode() throws {
    let (writer, reader) = try pair()
    #expect(try writer.values("PRAGMA journal_mode") == ["wal"])
    #expect(try reader.values("PRAGMA journal_mode") == ["wal"])
  }

  @Test("a text in double quotes is never taken for a constant, neither in a query nor in a schema")
  func doubleQuotes() throws {
    let (writer, _) = try pair()
    try writer.execute("CREATE TABLE item(value)")
    #expect(sqliteError { try writer.execute("SELECT \"nonesuch\" FROM item") }?.code == .error)
    #expect(sqliteError { try writer.execute("CREATE INDEX by_text ON item(\"nonesuch\")") }?.code == .error)
  }

  @Test("no SQL may rewrite the schema behind SQLite's back")
  func defensive() throws {
    let (writer, _) = try pair()
    try writer.executeScript("CREATE TABLE item(value); PRAGMA writable_schema = ON")
    #expect(sqliteError { try writer.execute("DELETE FROM sqlite_schema") } != nil)
    #expect(try writer.count("SELECT count(*) FROM sqlite_schema") == 1)
  }

  @Test("checkpoints are left to the program where the options say so")
  func automaticCheckpoint() throws {
    var options = ConnectionOptions.writer
    options.automaticCheckpointPages = 0
    let connection = try Connection(path: directory.file("a.sqlite"), options: options)
    #expect(try connection.count("PRAGMA wal_autocheckpoint") == 0)
  }

  @Test("a new file has its mode before WAL begins, whatever the umask, and its companions inherit it")
  func fileMode() throws {
    var options = ConnectionOptions.writer
    options.fileMode = 0o664
    let wide = try Connection(path: directory.file("wide.sqlite"), options: options)
    let usual = try Connection(path: directory.file("usual.sqlite"), options: .writer)
    for connection in [wide, usual] { try connection.execute("CREATE TABLE item(value)") }
    for suffix in ["", "-wal", "-shm"] {
      #expect(try directory.permissions("wide.sqlite" + suffix) == 0o664)
      #expect(try directory.permissions("usual.sqlite" + suffix) == 0o640)
    }
  }

  @Test("a file that holds a database keeps its mode, an empty one gets the mode")
  func existingFileMode() throws {
    for name in ["full.sqlite", "empty.sqlite"] {
      let isFull = name.hasPrefix("full")
      if isFull { _ = try Connection(path: directory.file(name), options: .writer) }
      if !isFull { #expect(FileManager.default.createFile(atPath: directory.file(name), contents: nil)) }
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: directory.file(name))
      _ = try Connection(path: directory.file(name), options: .writer)
      #expect(try directory.permissions(name) == (isFull ? 0o600 : 0o640))
    }
  }

  @Test("the WAL stays after a clean close, whichever writer closes last")
  func persistentWAL() throws {
    let path = directory.file("a.sqlite")
    var first: Connection? = try Connection(path: path, options: .writer)
    var second: Connection? = try Connection(path: path, options: ConnectionOptions(access: .readWrite(create: false)))
    try first?.execute("CREATE TABLE item(value)")
    first = nil
    try second?.execute("INSERT INTO item VALUES (1)")
    second = nil
    #expect(try directory.names() == ["a.sqlite", "a.sqlite-shm", "a.sqlite-wal"])
  }

  @Test("a reader opens a file whose writer is closed, and follows the next writer")
  func readerAfterWriter() throws {
    let path = directory.file("a.sqlite")
    do {
      let writer = try Connection(path: path, options: .writer)
      try writer.executeScript("CREATE TABLE item(value); INSERT INTO item VALUES (1)")
    }
    let reader = try Connection(path: path, options: .reader)
    #expect(try reader.count("SELECT count(*) FROM item") == 1)
    let writer = try Connection(path: path, options: .writer)
    try writer.execute("INSERT INTO item VALUES (2)")
    #expect(try reader.count("SELECT count(*) FROM item") == 2)
  }

  @Test("a path is taken literally, character by character")
  func oddPath() throws {
    let name = "a b?mode=ro&x#%41+é&;.sqlite"
    do {
      let writer = try Connection(path: directory.file(name), options: .writer)
      try writer.execute("CREATE TABLE item(value)")
    }
    #expect(try directory.names().first == name)
    let reader = try Connection(path: directory.file(name), options: .reader)
    #expect(try reader.count("SELECT count(*) FROM item") == 0)
    let doubled = try Connection(path: "/" + directory.file(name), options: .reader)
    #expect(try doubled.count("SELECT count(*) FROM item") == 0)
  }

  @Test("a path of :memory: makes no file")
  func memory() throws {
    let connection = try Connection.inMemory("CREATE TABLE item(value)")
    #expect(try connection.values("PRAGMA journal_mode") == ["memory"])
    #expect(!FileManager.default.fileExists(atPath: ":memory:"))
  }
}
