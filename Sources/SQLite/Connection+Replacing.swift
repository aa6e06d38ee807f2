import CSQLite

/// Exchanging all that a database holds.
extension Connection {
  /// Replaces everything in this database by what another one holds, in one transaction.
  ///
  /// Others who have the file open see the old content before the commit and the new one after it. Source:
  /// https://sqlite.org/backup.html
  ///
  /// - Parameter source: The other database, of the same page size; nothing writes to it meanwhile.
  /// - Throws: ``SQLiteError`` with `busy` where another connection writes, `readOnly` where the page sizes differ, `full`
  ///   or `ioError` of the disk; this database is then as it was.
  package func replaceContent(by source: Connection) throws(SQLiteError) {
    guard !isInTransaction else {
      throw SQLiteError(code: .misuse, message: "content cannot be replaced inside a transaction")
    }
    try source.copyPages(to: self, pagesPerStep: -1) { _ in true }
  }

  /// Replaces everything in a damaged file by what another database holds, without making the file anew.
  ///
  /// Whoever has the file open in WAL mode reads the new content from its next transaction on: a file that takes the name
  /// of another one would leave such readers on the old one for ever. The header is mended first where SQLite would not
  /// even open the file; the content then comes in one transaction.
  ///
  /// No other connection of this process may have the file open: closing it here drops the locks that it holds.
  ///
  /// - Parameters:
  ///   - path: The damaged file, which must be there.
  ///   - source: What takes the place of its content, with pages of 4,096 bytes.
  ///   - makeCounter: Gets the absolute path, and opens the counter of commits that belongs to the file.
  /// - Throws: ``SQLiteError`` as ``replaceContent(by:)`` does.
  package static func replaceDamagedContent(
    ofFileAt path: String, by source: Connection,
    counter makeCounter: (String) throws(SQLiteError) -> CommitCounter?
  ) throws(SQLiteError) {
    try mendHeader(ofFileAt: path)
    let connection = try Connection(backupAt: path)
    _ = unsafe sqlite3_busy_timeout(connection.handle, ConnectionOptions.writer.busyTimeout.wholeMilliseconds)
    var persist: Int32 = 1
    _ = unsafe sqlite3_file_control(connection.handle, "main", SQLITE_FCNTL_PERSIST_WAL, &persist)
    // Any question makes SQLite find out that the file is in WAL mode, whatever else it finds; with RESET_DATABASE it
    // then takes the file for an empty one. https://sqlite.org/c3ref/c_dbconfig_defensive.html#sqlitedbconfigresetdatabase
    _ = try? connection.integerPragma("schema_version")
    try connection.configure(SQLITE_DBCONFIG_RESET_DATABASE, to: 1)
    let counter = try makeCounter(connection.filePath)
    let mark = counter?.begin()
    defer { if let mark { counter?.end(mark) } }
    try connection.replaceContent(by: source)
    try connection.configure(SQLITE_DBCONFIG_RESET_DATABASE, to: 0)
  }

  /// Gives a file without a readable header one that says WAL mode and pages of 4,096 bytes; all else stays.
  ///
  /// No other connection of this process may have the file open.
  ///
  /// - Parameter path: The file, which must be there.
  /// - Throws: ``SQLiteError`` with `cannotOpen` where it cannot be written.
  package static func mendHeader(ofFileAt path: String) throws(SQLiteError) {
    guard DatabaseFile.mendHeader(at: path) else {
      throw SQLiteError(code: .cannotOpen, message: "the damaged file cannot be written")
    }
  }

  /// Undoes the transaction that a program which died left in a rollback journal beside a file; without one, does nothing.
  ///
  /// A read-only connection may not do that, and refuses such a file.
  /// Source: https://sqlite.org/lockingv3.html#hot_journals
  ///
  /// - Parameter path: The file, which must be there.
  /// - Throws: ``SQLiteError`` where the file cannot be written, or is no database.
  package static func undoUnfinished(inFileAt path: String) throws(SQLiteError) {
    _ = try Connection(backupAt: path).integerPragma("schema_version")
  }
}
