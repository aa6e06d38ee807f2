import SQLite
import Testing

@testable import ReferenceStore

@Suite("Writing many rows")
struct ManyRowsTests {
  private let sandbox: Sandbox
  private let file: Connection

  init() async throws {
    sandbox = try Sandbox()
    await (try sandbox.store()).close()
    file = try sandbox.vandal()
  }

  private func settings() throws -> [[[Value]]] {
    [try file.table("PRAGMA cache_size"), try file.table("PRAGMA ignore_check_constraints")]
  }

  @Test("has a larger page cache and no checks, and leaves both as they were", arguments: [true, false])
  func settingsForMany(fails: Bool) throws {
    let before = try settings()
    #expect(before[1] == [[0]])
    var during: [[[Value]]]?
    var error: SQLiteError?
    do throws(SQLiteError) {
      try file.writing(rows: 1_000) { () throws(SQLiteError) in
        during = try? settings()
        if fails { throw SQLiteError(code: .full, message: "no room") }
      }
    } catch let thrown {
      error = thrown
    }
    #expect(error?.code == (fails ? .full : nil))
    #expect(during == [[[-16_384]], [[1]]])
    #expect(try settings() == before)
  }

  @Test("changes nothing for a few")
  func few() throws {
    let before = try settings()
    try file.writing(rows: 999) { () throws(SQLiteError) in
      #expect((try? settings()) == before)
    }
  }

  @Test("leaves a statement that refuses a wrong value refusing it afterwards")
  func checks() throws {
    let insertion = "INSERT INTO changes (generation, dataset, key, op, at) VALUES (1, 'x', '[]', 'unknown', 0)"
    #expect(throws: SQLiteError.self) { try file.execute(insertion) }
    try file.writing(rows: 5_000) { () throws(SQLiteError) in _ = try file.count("SELECT 1") }
    let error = #expect(throws: SQLiteError.self) { try file.execute(insertion) }
    #expect(error?.code.primary == .constraint)
  }
}
