import CSQLite

/// One connection to one database file.
///
/// A connection belongs to one thread or actor at a time: it is not `Sendable`, and SQLite's own mutexes are off. Share
/// a file between threads by a ``Writer`` and ``Readers``. It closes when the last reference goes; an open transaction
/// is then rolled back.
@safe public final class Connection {
  /// The `sqlite3 *`; valid as long as this object.
  let handle: OpaquePointer
  let cache: StatementCache
  /// What ``transaction(_:)`` counts its commits on; nil where nobody counts them.
  package var commitCounter: CommitCounter?

  /// Opens a database file and brings it into the state that the rest of this module counts on.
  ///
  /// Every setting is listed with its reason in `Connection+Opening.swift`. The path `:memory:` opens a private
  /// database in memory.
  ///
  /// - Parameters:
  ///   - path: The file; relative paths start at the working directory. Any character but NUL is taken literally.
  ///   - options: Access, lock timeout, file mode.
  /// - Throws: ``SQLiteError`` with `cannotOpen` for a missing or unreachable file, `notADatabase` for a file of
  ///   another kind, `busy` where another connection holds the file for longer than the timeout.
  public init(path: String, options: ConnectionOptions) throws(SQLiteError) {
    unsafe handle = try Connection.openHandle(path: path, options: options)
    cache = StatementCache(capacity: options.statementCacheCapacity)
    try bringIntoOrder(path: path, options: options)
  }

  /// Opens a file for a backup to fill: as it is, for the backup brings its own header and settings.
  init(backupAt path: String) throws(SQLiteError) {
    unsafe handle = try Connection.openHandle(path: path, options: ConnectionOptions(access: .readWrite(create: false)))
    cache = StatementCache(capacity: 0)
  }

  deinit {
    cache.removeAll()
    // Never plain sqlite3_close, which refuses (and so leaks) while a statement or backup is open:
    // https://sqlite.org/c3ref/close.html
    _ = unsafe sqlite3_close_v2(handle)
  }

  /// Whether a transaction is open on this connection.
  public var isInTransaction: Bool { unsafe sqlite3_get_autocommit(handle) == 0 }

  /// How many rows the last `INSERT`, `UPDATE` or `DELETE` changed, without those that triggers and foreign keys
  /// changed.
  public var changes: Int { Int(unsafe sqlite3_changes64(handle)) }

  /// How many rows were changed since the connection was opened, those changed by triggers and foreign keys included.
  public var totalChanges: Int { Int(unsafe sqlite3_total_changes64(handle)) }

  /// The rowid of the last row inserted into a rowid table; 0 before the first.
  public var lastInsertRowID: Int64 { unsafe sqlite3_last_insert_rowid(handle) }

  /// The file's absolute path, links followed; empty for a database in memory.
  ///
  /// The `-wal` and `-shm` files stand beside this one. Source: https://sqlite.org/c3ref/db_filename.html
  package var filePath: String { unsafe sqlite3_db_filename(handle, "main").map { unsafe String(cString: $0) } ?? "" }

  /// The version of the SQLite library in use, such as `3.40.1`.
  public static var libraryVersion: String { unsafe String(cString: sqlite3_libversion()) }
}

@available(*, unavailable, message: "share a file between threads by Writer and Readers")
extension Connection: Sendable {}
