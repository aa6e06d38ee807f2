import CSQLite

/// The opening ceremony: everything that is set on every connection, in order, each line with its reason.
extension Connection {
  /// Opens the file, and closes it again where that fails.
  static func openHandle(path: String, options: ConnectionOptions) throws(SQLiteError) -> OpaquePointer {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw SQLiteError(code: .cannotOpen, message: "the path of the database is empty or holds a NUL")
    }
    // A library built without mutexes would be unsafe even with one connection a thread:
    // https://sqlite.org/threadsafe.html
    guard sqlite3_threadsafe() != 0 else {
      throw SQLiteError(code: .misuse, message: "this SQLite library was built without thread safety")
    }
    if options.access == .readWrite(create: true), path != ":memory:" {
      // Permissions come before everything else: the -wal and -shm files inherit them when WAL mode begins. A file left
      // empty by a program that died here gets them too. What cannot be made is not reported: SQLite meets the same
      // obstacle next and names it.
      if !DatabaseFile.create(at: path, mode: options.fileMode) {
        DatabaseFile.setModeOfEmpty(at: path, mode: options.fileMode)
      }
    }

    // NOMUTEX: one thread at a time is what Connection promises, so SQLite need not lock. EXRESCODE: extended codes
    // from the first call on. https://sqlite.org/c3ref/open.html
    let flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let (mode, access) =
      switch options.access {
      // Never `immutable=1`: it switches off locks and the WAL, and gives wrong answers once the file changes.
      // https://sqlite.org/uri.html
      case .readOnly: ("ro", SQLITE_OPEN_READONLY)
      case .readWrite(create: false): ("rw", SQLITE_OPEN_READWRITE)
      case .readWrite(create: true): ("rwc", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
      }
    var handle: OpaquePointer?
    let code = unsafe sqlite3_open_v2(fileURI(path: path, mode: mode), &handle, flags | access, nil)
    guard code == SQLITE_OK, let handle = unsafe handle else {
      defer { _ = unsafe sqlite3_close_v2(handle) }
      throw unsafe SQLiteError(code, on: handle, sql: nil)
    }
    return unsafe handle
  }

  /// Sets what holds for every connection, then what holds for its kind.
  func bringIntoOrder(path: String, options: ConnectionOptions) throws(SQLiteError) {
    // Wait for another connection's lock instead of failing at once. https://sqlite.org/c3ref/busy_timeout.html
    unsafe try check(sqlite3_busy_timeout(handle, options.busyTimeout.wholeMilliseconds))

    // A file may come from anywhere: its schema may not call functions with side effects.
    // https://sqlite.org/pragma.html#pragma_trusted_schema
    try configure(SQLITE_DBCONFIG_TRUSTED_SCHEMA, to: 0)
    // No SQL may damage the file: no writable_schema, no direct write to an index's shadow tables.
    // https://sqlite.org/c3ref/c_dbconfig_defensive.html#sqlitedbconfigdefensive
    try configure(SQLITE_DBCONFIG_DEFENSIVE, to: 1)
    // "name" is an identifier and never a text: a misspelt column is an error, not a constant.
    // https://sqlite.org/quirks.html#dblquote
    try configure(SQLITE_DBCONFIG_DQS_DML, to: 0)
    try configure(SQLITE_DBCONFIG_DQS_DDL, to: 0)
    // Off by default for the sake of old programs. https://sqlite.org/foreignkeys.html#fk_enable
    try configure(SQLITE_DBCONFIG_ENABLE_FKEY, to: 1)
    // Find a damaged page when it is read, not later. https://sqlite.org/pragma.html#pragma_cell_size_check
    try setPragma("cell_size_check", to: 1)

    switch options.access {
    case .readOnly: try bringReaderIntoOrder()
    case .readWrite: try bringWriterIntoOrder(path: path, options: options)
    }
  }

  private func bringReaderIntoOrder() throws(SQLiteError) {
    // `mode=ro` guards this file; query_only also guards attached and temporary ones.
    // https://sqlite.org/pragma.html#pragma_query_only
    try setPragma("query_only", to: 1)
    // Opening is lazy: read the header now, so that a file of another kind is refused here and not at the first
    // question.
    _ = try integerPragma("schema_version")
  }

  private func bringWriterIntoOrder(path: String, options: ConnectionOptions) throws(SQLiteError) {
    if path != ":memory:" {
      // A clean close keeps the -wal and -shm files: a reader of another user, who may not make them, can still open
      // the file. On every writing handle, for the last one to close decides.
      // https://sqlite.org/c3ref/c_fcntl_begin_atomic_write.html#sqlitefcntlpersistwal
      var persist: Int32 = 1
      unsafe try check(sqlite3_file_control(handle, "main", SQLITE_FCNTL_PERSIST_WAL, &persist))
      // Readers never wait for the writer, nor the writer for readers; the mode is kept in the file.
      // https://sqlite.org/wal.html
      let mode = try textPragma("journal_mode = WAL")
      guard mode == "wal" else {
        throw SQLiteError(code: .cannotOpen, message: "the file cannot be put into WAL mode; it stays in mode \(mode)")
      }
    }
    // A commit that was reported is on the disk; NORMAL may lose the last ones at a power cut.
    // https://sqlite.org/pragma.html#pragma_synchronous
    try setPragma("synchronous", to: 2)
    if let pages = options.automaticCheckpointPages {
      // 0 leaves checkpoints to the program. https://sqlite.org/c3ref/wal_autocheckpoint.html
      unsafe try check(sqlite3_wal_autocheckpoint(handle, Int32(clamping: pages)))
    }
  }

  /// A `file:` URI with everything encoded that could be taken for a query, a fragment or an authority.
  /// https://sqlite.org/uri.html
  static func fileURI(path: String, mode: String) -> String {
    var uri = path.utf8.first == UInt8(ascii: "/") ? "file://" : "file:"
    let hexadecimal = Array("0123456789ABCDEF".unicodeScalars)
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "-"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        uri.unicodeScalars.append("%")
        uri.unicodeScalars.append(hexadecimal[Int(byte >> 4)])
        uri.unicodeScalars.append(hexadecimal[Int(byte & 15)])
      }
    }
    return uri + "?mode=" + mode
  }

  /// Sets one of the switches of `sqlite3_db_config` and makes sure that it took.
  /// https://sqlite.org/c3ref/db_config.html
  func configure(_ option: Int32, to value: Int32) throws(SQLiteError) {
    var now = value
    unsafe try check(csqlite_db_config(handle, option, value, &now))
    guard now == value else {
      throw SQLiteError(code: .misuse, message: "SQLite refused to set connection option \(option) to \(value)")
    }
  }
}
