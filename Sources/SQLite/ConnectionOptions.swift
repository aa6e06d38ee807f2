/// How a connection is opened; everything else about opening is fixed and the same for all.
public struct ConnectionOptions: Sendable, Hashable {
  /// What a connection may do with the file.
  public enum Access: Sendable, Hashable {
    /// Reads only; the file must exist.
    case readOnly
    /// Reads and writes; `create` says whether a missing file is made.
    case readWrite(create: Bool)
  }

  /// What the connection may do with the file.
  public var access: Access
  /// How long a call waits for another connection's lock before it throws ``SQLiteError/Code/busy``; whole milliseconds
  /// count.
  public var busyTimeout: Duration
  /// The permissions that a newly made file gets, whatever the umask; its `-wal` and `-shm` files inherit them.
  ///
  /// A file that already holds a database keeps the permissions it has.
  public var fileMode: UInt32
  /// How many prepared statements the connection keeps for ``Connection/withStatement(_:_:)``; 0 keeps none.
  public var statementCacheCapacity: Int
  /// After how many pages in the WAL a commit checkpoints by itself; 0 never, nil as SQLite is built (usually 1000).
  ///
  /// Source: https://sqlite.org/pragma.html#pragma_wal_autocheckpoint
  public var automaticCheckpointPages: Int?

  /// Makes options; the defaults suit a file that one program writes and many read.
  ///
  /// - Parameters:
  ///   - access: What the connection may do with the file.
  ///   - busyTimeout: How long a call waits for a lock.
  ///   - fileMode: Permissions of a newly made file.
  ///   - statementCacheCapacity: How many prepared statements are kept.
  ///   - automaticCheckpointPages: After how many pages a commit checkpoints by itself.
  public init(
    access: Access, busyTimeout: Duration = .seconds(5), fileMode: UInt32 = 0o640, statementCacheCapacity: Int = 64,
    automaticCheckpointPages: Int? = nil
  ) {
    self.access = access
    self.busyTimeout = busyTimeout
    self.fileMode = fileMode
    self.statementCacheCapacity = statementCacheCapacity
    self.automaticCheckpointPages = automaticCheckpointPages
  }

  /// Reads and writes, and makes a missing file with mode 0640.
  public static let writer = ConnectionOptions(access: .readWrite(create: true))
  /// Reads an existing file and never writes to it.
  public static let reader = ConnectionOptions(access: .readOnly)
}
