/// The one writer of a file: an actor whose work runs, in order, on a thread that may block.
///
/// Hold one for a file and program. Bodies are synchronous: a transaction never waits for anything but the disk and its
/// lock.
public actor Writer {
  private let executor = QueueExecutor(label: "SQLite.Writer")
  /// Nil once closed.
  private var connection: Connection?

  /// The actor's own queue, which may block without holding up other tasks.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

  /// Opens the file for writing, on the caller's thread.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - options: Access must be `readWrite`.
  /// - Throws: ``SQLiteError`` as ``Connection/init(path:options:)`` does, and `misuse` for read-only access.
  public init(path: String, options: ConnectionOptions = .writer) throws(SQLiteError) {
    guard options.access != .readOnly else {
      throw SQLiteError(code: .misuse, message: "a writer needs write access")
    }
    connection = try Connection(path: path, options: options)
  }

  /// Opens the file for writing, and counts its commits for readers in other programs.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - makeCounter: Gets the absolute path, and opens the counter that belongs to the file.
  /// - Throws: What ``init(path:options:)`` throws, or `makeCounter`.
  package init(
    path: String, counter makeCounter: (String) throws(SQLiteError) -> CommitCounter?
  ) throws(SQLiteError) {
    let connection = try Connection(path: path, options: .writer)
    connection.commitCounter = try makeCounter(connection.filePath)
    self.connection = connection
  }

  /// Opens a file that must not be written: SQLite refuses whatever would with `readOnly`.
  ///
  /// - Parameter path: The file.
  /// - Throws: ``SQLiteError`` as ``Connection/init(path:options:)`` does.
  package init(readingOnly path: String) throws(SQLiteError) {
    connection = try Connection(path: path, options: .reader)
  }

  /// Runs the body in one transaction that holds the write lock from its start.
  ///
  /// - Parameter body: Reads and writes; whatever it throws rolls everything back.
  /// - Returns: The body's value, once the commit is on the disk.
  /// - Throws: The body's error, or ``SQLiteError`` as ``Connection/transaction(_:)`` does; `misuse` after ``close()``.
  public func write<R: Sendable>(_ body: @Sendable (Connection) throws -> R) throws -> R {
    try withConnection { connection in try connection.transaction { try body(connection) } }
  }

  /// Runs the body in one transaction that holds the write lock from its start, and does not wait for the disk.
  ///
  /// - Parameter body: Reads and writes; whatever it throws rolls everything back.
  /// - Returns: The body's value. A power cut may undo what was written, until a later ``write(_:)`` is over.
  /// - Throws: What ``write(_:)`` throws.
  package func writeWithoutWaiting<R: Sendable>(_ body: @Sendable (Connection) throws -> R) throws -> R {
    try withConnection { connection in try connection.transactionWithoutWaiting { try body(connection) } }
  }

  /// Runs the body without a transaction: for checkpoints, backups and the like.
  ///
  /// - Parameter body: Uses the connection for the length of the call; a transaction left open is rolled back.
  /// - Returns: The body's value.
  /// - Throws: The body's error; ``SQLiteError`` with `misuse` after ``close()``.
  public func withConnection<R: Sendable>(_ body: @Sendable (Connection) throws -> R) throws -> R {
    guard let connection else { throw SQLiteError(code: .misuse, message: "the writer is closed") }
    defer { connection.rollBack() }
    return try body(connection)
  }

  /// Closes the file after the work that is queued already; every later call throws `misuse`.
  ///
  /// The last connection to close a file checkpoints it. Without this call that happens when the writer goes.
  public func close() {
    connection = nil
  }
}
