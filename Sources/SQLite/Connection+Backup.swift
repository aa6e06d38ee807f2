import CSQLite

/// How far a backup has come.
public struct BackupProgress: Sendable, Hashable {
  /// Pages that are still to be copied.
  public let remainingPages: Int
  /// Pages in all.
  public let totalPages: Int
}

extension Connection {
  /// Copies the database into a new file while others read and write it.
  ///
  /// The copy is one state of the database, of the moment at which the call began, in a single file without a `-wal`
  /// beside it. Source: https://sqlite.org/backup.html
  ///
  /// - Parameters:
  ///   - path: Where no file may exist yet; the new one gets mode 0640. A failed backup leaves none behind.
  ///   - pagesPerStep: How many pages are copied between two calls of `shouldContinue`; at least 1.
  ///   - shouldContinue: Hears how far the backup has come; answers false to stop it.
  /// - Throws: ``SQLiteError`` with `cannotOpen` where the file exists or cannot be made, `misuse` inside a
  ///   transaction, `interrupt` where `shouldContinue` said no, `full` or `ioError` of the disk.
  public func backup(
    to path: String, pagesPerStep: Int = 256, shouldContinue: (BackupProgress) -> Bool = { _ in true }
  ) throws(SQLiteError) {
    guard !isInTransaction else {
      throw SQLiteError(code: .misuse, message: "a backup cannot begin inside a transaction")
    }
    // An existing file may be the database itself, or an older backup that is worth more than a broken new one.
    guard DatabaseFile.create(at: path, mode: 0o640) else {
      throw SQLiteError(code: .cannotOpen, message: "the backup's file exists already, or cannot be made")
    }
    do throws(SQLiteError) {
      let destination = try Connection(backupAt: path)
      // One read transaction around all steps: the copy is of one moment, and a busy writer cannot make it start again
      // and again.
      try execute("BEGIN")
      defer { rollBack() }
      _ = try integerPragma("schema_version")
      try copyPages(to: destination, pagesPerStep: Int32(clamping: max(1, pagesPerStep)), shouldContinue)
      // The header was copied too, and says WAL: as it stands the copy could not be opened on read-only media.
      // https://sqlite.org/wal.html#readonly
      let mode = try destination.textPragma("journal_mode = DELETE")
      guard mode == "delete" else {
        throw SQLiteError(code: .cannotOpen, message: "the backup cannot leave WAL mode")
      }
    } catch {
      DatabaseFile.remove(at: path)
      throw error
    }
  }

  func copyPages(
    to destination: Connection, pagesPerStep: Int32, _ shouldContinue: (BackupProgress) -> Bool
  ) throws(SQLiteError) {
    guard let backup = unsafe sqlite3_backup_init(destination.handle, "main", handle, "main") else {
      throw unsafe SQLiteError(sqlite3_extended_errcode(destination.handle), on: destination.handle, sql: nil)
    }
    var code = SQLITE_OK
    var wasStopped = false
    while code == SQLITE_OK, !wasStopped {
      code = unsafe sqlite3_backup_step(backup, pagesPerStep)
      let progress = BackupProgress(
        remainingPages: Int(unsafe sqlite3_backup_remaining(backup)),
        totalPages: Int(unsafe sqlite3_backup_pagecount(backup)))
      if code == SQLITE_OK { wasStopped = !shouldContinue(progress) }
    }
    let final = unsafe sqlite3_backup_finish(backup)
    if wasStopped { throw SQLiteError(code: .interrupt, message: "the backup was stopped") }
    if code != SQLITE_DONE {
      // BUSY and LOCKED are the step's alone; of every other error `finish` says the same.
      throw unsafe SQLiteError(final == SQLITE_OK ? code : final, on: destination.handle, sql: nil)
    }
  }
}
