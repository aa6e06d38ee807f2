import ReferenceStore
import SQLite
import Testing

@testable import ReferenceSync

@Suite("An error of a pull")
struct SyncErrorTests {
  @Test("says what SQLite said")
  func storeReason() {
    let full = SQLiteError(code: .full, message: "database or disk is full")
    let error = SyncError(
      StoreError(.database, "publishing diagnoses failed", underlying: full), dataset: .diagnoses)
    #expect(error.reason.contains("publishing diagnoses failed"))
    #expect(error.reason.contains("database or disk is full"))
  }
}
