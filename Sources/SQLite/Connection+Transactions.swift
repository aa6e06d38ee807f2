import CSQLite

/// Transactions; one at a time, for SQLite has no nested ones.
extension Connection {
  /// Runs the body in one transaction that takes the write lock at its start, and commits.
  ///
  /// Whatever is thrown rolls everything back: by the body, by the commit, or because SQLite ended the transaction by
  /// itself. `IMMEDIATE`, for a transaction that begins by reading may find that it can never write (`busySnapshot`),
  /// and no waiting helps then: https://sqlite.org/lang_transaction.html
  ///
  /// - Parameter body: Reads and writes on this connection.
  /// - Returns: The body's value, once the commit is on the disk.
  /// - Throws: The body's error; ``SQLiteError`` with `misuse` inside another transaction, `busy` where another writer
  ///   holds the lock for longer than the timeout, `abortRollback` where the body went on after SQLite had rolled back.
  public func transaction<R>(_ body: () throws -> R) throws -> R {
    try transaction(begin: "BEGIN IMMEDIATE", body)
  }

  /// Runs the body on one unchanging state of the file, whatever others commit in the meantime.
  ///
  /// Keep it short: the WAL cannot be reused while it lasts. Source: https://sqlite.org/isolation.html
  ///
  /// - Parameter body: Reads on this connection.
  /// - Returns: The body's value.
  /// - Throws: The body's error; ``SQLiteError`` with `misuse` inside another transaction.
  public func readTransaction<R>(_ body: () throws -> R) throws -> R {
    try transaction(begin: "BEGIN DEFERRED", body)
  }

  /// Runs the body in one transaction as ``transaction(_:)`` does, of which a power cut may undo the commit.
  ///
  /// Neither a program that dies nor a later commit loses it: what comes later on the disk comes after it. For what is of
  /// no weight alone, since waiting for the disk is most of what a small transaction costs.
  ///
  /// - Parameter body: Reads and writes on this connection.
  /// - Returns: The body's value.
  /// - Throws: What ``transaction(_:)`` throws.
  package func transactionWithoutWaiting<R>(_ body: () throws -> R) throws -> R {
    // https://sqlite.org/pragma.html#pragma_synchronous
    try setPragma("synchronous", to: 1)
    let result = Result { try transaction(body) }
    try setPragma("synchronous", to: 2)
    return try result.get()
  }

  private func transaction<R>(begin: String, _ body: () throws -> R) throws -> R {
    guard !isInTransaction else {
      throw SQLiteError(code: .misuse, message: "a transaction is open already on this connection", sql: begin)
    }
    try execute(begin)
    do {
      let result = try body()
      guard isInTransaction else {
        throw SQLiteError(code: .abortRollback, message: "the transaction ended before its commit")
      }
      // Odd for the length of the commit alone: nobody sees what a transaction does before.
      let counter = begin == "BEGIN DEFERRED" ? nil : commitCounter
      let mark = counter?.begin()
      defer { if let mark { counter?.end(mark) } }
      try execute("COMMIT")
      return result
    } catch {
      rollBack()
      throw error
    }
  }

  /// Ends a transaction without effect; does nothing where SQLite has done so by itself.
  ///
  /// After a full disk, an I/O error or lack of memory SQLite rolls back by itself and a `ROLLBACK` only reports that
  /// nothing is open; the error that led here is the one worth throwing.
  /// https://sqlite.org/lang_transaction.html#response_to_errors_within_a_transaction
  func rollBack() {
    if isInTransaction { _ = unsafe sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
  }
}
