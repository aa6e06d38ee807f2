import Migrations
import SQLite
import Testing

@testable import ReferenceStore

@Suite("The migrator")
struct MigratorTests {
  let sandbox: Sandbox
  let first = step(1, "CREATE TABLE one (a)")
  let second = step(2, "CREATE TABLE two (a); INSERT INTO two VALUES (2)")

  init() throws {
    sandbox = try Sandbox()
  }

  @Test("sets a new file up with its identity, its version and its history")
  func newFile() async throws {
    _ = try await sandbox.store()
    let file = try sandbox.connection()
    #expect(try file.applicationID == 0x5643_4C4D)
    #expect(try file.userVersion == 1007)
    let history = try file.table("SELECT version, name, length(checksum), applied_at FROM migrations ORDER BY version")
    #expect(
      history == [
        [1, "reference_file", 64, 1_700_000_000], [2, "small_lists_and_areas", 64, 1_700_000_000],
        [3, "held", 64, 1_700_000_000],
        [4, "history", 64, 1_700_000_000], [5, "learned_rows", 64, 1_700_000_000],
        [6, "lighter_publications", 64, 1_700_000_000], [7, "search", 64, 1_700_000_000],
      ])
  }

  @Test("computes SHA-256 of the SQL as everybody does")
  func checksum() {
    // The first example of FIPS 180-2, appendix B.
    let abc = Migrations.Migration(version: 1, major: 1, name: "", sql: Array("abc".utf8))
    #expect(abc.checksum == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test("applies only what is missing, and counts a new major version in thousands")
  func forward() throws {
    let file = try sandbox.vandal()
    try Migrator([first]).migrate(file, at: 1)
    let newer = Migrations.Migration(version: 3, major: 2, name: "step3", sql: Array("DROP TABLE one".utf8))
    try Migrator([first, second, newer]).migrate(file, at: 2)
    #expect(try file.userVersion == 2003)
    #expect(try file.table("SELECT version, applied_at FROM migrations ORDER BY 1") == [[1, 1], [2, 2], [3, 2]])
    try Migrator([first, second, newer]).migrate(file, at: 3)
    #expect(try file.table("SELECT max(applied_at) FROM migrations") == [[2]])
  }

  @Test("does not write to a file that is up to date")
  func idle() async throws {
    await (try sandbox.store()).close()
    let before = try sandbox.content()
    await (try sandbox.store()).close()
    #expect(try sandbox.content() == before)
  }

  @Test("leaves a file between two steps when one of them fails")
  func interrupted() throws {
    let file = try sandbox.vandal()
    let broken = step(2, "CREATE TABLE two (a); INSERT INTO nowhere VALUES (1)")
    #expect(throws: SQLiteError.self) { try Migrator([first, broken]).migrate(file, at: 1) }
    #expect(try file.userVersion == 1001)
    #expect(try file.table("SELECT name FROM sqlite_schema WHERE name IN ('one', 'two')") == [["one"]])
    #expect(try file.table("SELECT version FROM migrations") == [[1]])
    try Migrator([first, second]).migrate(file, at: 2)
    #expect(try file.table("SELECT a FROM two") == [[2]])
  }

  @Test("leaves nothing behind when the very first step fails")
  func interruptedAtTheStart() throws {
    let file = try sandbox.vandal()
    #expect(throws: SQLiteError.self) { try Migrator([step(1, "CREATE TABLE one (a); oops")]).migrate(file, at: 1) }
    #expect(try FileIdentity(of: file).isUntouched)
  }

  @Test("refuses a file whose past was edited, and names the migration")
  func editedPast() async throws {
    for edit in ["checksum = 'x'", "name = 'another'", "version = \(Migrations.all.count + 1)"] {
      let step = edit.hasPrefix("version") ? Migrations.all.count : 1
      let sandbox = try Sandbox()
      await (try sandbox.store()).close()
      try sandbox.vandal().execute("UPDATE migrations SET \(edit) WHERE version = \(step)")
      let before = try sandbox.content()
      let error = await #expect(throws: StoreError.self) { try await sandbox.store() }
      #expect(error?.code == .editedMigration)
      #expect(error?.message.contains("migration \(edit.hasPrefix("version") ? Migrations.all.count + 1 : 1)") == true)
      #expect(try sandbox.content() == before)
    }
  }

  @Test(
    "refuses a file whose history and version do not fit",
    arguments: ["DELETE FROM migrations", "PRAGMA user_version = 1000", "DROP TABLE migrations"])
  func inconsistentPast(edit: String) async throws {
    await (try sandbox.store()).close()
    try sandbox.vandal().executeScript(edit)
    let error = await #expect(throws: StoreError.self) { try await sandbox.store() }
    #expect(error?.code == .editedMigration)
  }

  @Test("never touches a newer file, be it a minor or a major step ahead", arguments: [1008, 2001])
  func newerFile(version: Int) async throws {
    await (try sandbox.store()).close()
    try sandbox.vandal().setUserVersion(Int32(version))
    let before = try sandbox.content()
    let error = await #expect(throws: StoreError.self) { try await sandbox.store() }
    #expect(error?.code == .newerFile)
    #expect(try sandbox.content() == before)
  }

  @Test(
    "refuses a database of somebody else and leaves every byte of it alone",
    arguments: [
      "CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)", "PRAGMA application_id = 7; CREATE TABLE t (a)",
      "PRAGMA user_version = 1001; CREATE TABLE diagnoses (code, name)",
    ])
  func foreignFile(script: String) async throws {
    let theirs = try sandbox.vandal()
    try theirs.executeScript("PRAGMA journal_mode = DELETE; \(script)")
    let before = try sandbox.content()
    let error = await #expect(throws: StoreError.self) { try await sandbox.store() }
    #expect(error?.code == .foreignFile)
    #expect(error?.message.contains(sandbox.path) == true)
    #expect(try sandbox.content() == before)
  }

  @Test("reports what is no database as such")
  func noDatabase() async throws {
    let text = String(repeating: "This is a letter to the clinic, not a database. ", count: 100)
    try sandbox.write(text.utf8)
    let error = await #expect(throws: StoreError.self) { try await sandbox.store() }
    #expect(error?.code == .notADatabase)
    #expect(try sandbox.content() == [Array(text.utf8), []])
  }

  @Test("sees what another process did while it waited for the lock")
  func race() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask { await (try sandbox.store()).close() }
      }
      try await group.waitForAll()
    }
    #expect(try sandbox.connection().table("SELECT count(*) FROM migrations") == [[7]])
  }
}

private func step(_ version: Int, _ sql: String) -> Migrations.Migration {
  Migrations.Migration(version: version, major: 1, name: "step\(version)", sql: Array(sql.utf8))
}
