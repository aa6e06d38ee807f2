import CSQLite

/// How far a checkpoint goes.
///
/// Source: https://sqlite.org/c3ref/wal_checkpoint_v2.html
public enum CheckpointMode: Sendable, Hashable, CaseIterable {
  /// Copies what it can without waiting for anybody.
  case passive
  /// Waits for the writer, then copies everything that no reader still needs.
  case full
  /// As `full`, and then waits for readers, so that the next writer starts the WAL from its beginning.
  case restart
  /// As `restart`, and cuts the WAL to no bytes.
  case truncate

  var rawMode: Int32 {
    switch self {
    case .passive: SQLITE_CHECKPOINT_PASSIVE
    case .full: SQLITE_CHECKPOINT_FULL
    case .restart: SQLITE_CHECKPOINT_RESTART
    case .truncate: SQLITE_CHECKPOINT_TRUNCATE
    }
  }
}

/// What a checkpoint did.
public struct CheckpointResult: Sendable, Hashable {
  /// Whether another connection stood in the way, so that the checkpoint did less than its mode says.
  public let wasBlocked: Bool
  /// How many frames (pages with a header) the WAL holds; -1 where the file is not in WAL mode.
  public let walFrames: Int
  /// How many of them are in the database file by now; -1 where the file is not in WAL mode.
  public let checkpointedFrames: Int

  /// Whether everything in the WAL is in the database file.
  public var isComplete: Bool { !wasBlocked && walFrames == checkpointedFrames }
}

extension Connection {
  /// Copies pages from the WAL into the database file.
  ///
  /// All modes but `passive` wait up to the busy timeout for connections in their way.
  ///
  /// - Parameter mode: How far to go.
  /// - Returns: What was done; being blocked is a result and not an error.
  /// - Throws: ``SQLiteError`` with `locked` inside a transaction, `readOnly` on a reader, or of input and output.
  public func checkpoint(_ mode: CheckpointMode) throws(SQLiteError) -> CheckpointResult {
    // A read-only connection would try, and fail in the middle with an I/O error.
    guard unsafe sqlite3_db_readonly(handle, "main") == 0 else {
      throw SQLiteError(code: .readOnly, message: "a read-only connection cannot checkpoint")
    }
    var walFrames: Int32 = -1
    var checkpointed: Int32 = -1
    let code = unsafe sqlite3_wal_checkpoint_v2(handle, "main", mode.rawMode, &walFrames, &checkpointed)
    if code & 0xFF != SQLITE_BUSY { try check(code) }
    return CheckpointResult(
      wasBlocked: code != SQLITE_OK, walFrames: Int(walFrames), checkpointedFrames: Int(checkpointed))
  }
}
