import FoundationEssentials
import SQLite
import Testing

@testable import ReferenceStore

@Suite("What another program left half-done")
struct UnfinishedWorkTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  @Test("with a rollback journal is undone: a reader could not open the file, and nothing is lost")
  func journal() async throws {
    let before = try await sandbox.fill()
    let writer = try sandbox.vandal()
    // A small cache makes SQLite write to the file before the commit.
    try writer.executeScript("PRAGMA journal_mode = DELETE; PRAGMA cache_size = 5")
    let rest = try Sandbox()
    try writer.transaction {
      try writer.execute("UPDATE diagnoses_rows SET name = name || ' half-done'")
      for suffix in ["", "-journal"] {
        try FileManager.default.copyItem(atPath: sandbox.path + suffix, toPath: rest.path + suffix)
      }
    }
    #expect(throws: SQLiteError.self) { try rest.connection() }
    let remarks = try await rest.open()
    #expect(remarks == ["what a program had left half-done in \(rest.path)-journal was undone"])
    #expect(try rest.rows() == before)
  }

  @Test("when it took a file over is ended: the copy was whole before anything was moved")
  func takeOver() async throws {
    let before = try await sandbox.fill()
    for suffix in ["", "-wal"] {
      try FileManager.default.moveItem(atPath: sandbox.path + suffix, toPath: sandbox.path + suffix + ".own")
    }
    try FileManager.default.removeItem(atPath: sandbox.path + "-shm")
    _ = try await sandbox.open()
    #expect(try sandbox.rows() == before)
    // Beside a file that is there, the rest of a broken-off copy is nothing.
    try Data("older".utf8).write(to: URL(filePath: sandbox.path + "-wal.own"))
    #expect(try await sandbox.open() == [])
    #expect(try !FileManager.default.contentsOfDirectory(atPath: sandbox.directory).contains { $0.hasSuffix(".own") })
  }
}
