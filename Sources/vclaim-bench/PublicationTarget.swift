import ReferenceStore
import SQLite
import VClaimWire

/// A file of its own for one publication benchmark, and the view of its log from outside.
final class PublicationTarget {
  private static let frameHeaderBytes = 24

  /// The file's writer.
  let store: ReferenceStore
  private let observer: Connection
  private let pageBytes: Int

  /// Makes a file at a path; one that is there already goes away.
  init(path: String) async throws {
    try TemporaryDirectory.remove(database: path)
    store = try await ReferenceStore(path: path, now: SystemTime.unixSeconds)
    observer = try Connection(path: path, options: .writer)
    let pageSize = try observer.first("PRAGMA page_size") { row throws(SQLiteError) in try row.integer(0) }
    pageBytes = Int(pageSize ?? 0)
    try empty()
  }

  /// Copies the log into the file, so that the next publication starts the log from its beginning.
  func empty() throws {
    try BenchmarkError.require(observer.checkpoint(.restart).isComplete, "a log that nobody else needs")
  }

  /// What stands in the log: after one publication on an emptied log, what that publication wrote.
  func logUse() throws -> LogUse? {
    let frames = try observer.checkpoint(.passive).walFrames
    // The store cuts a log of more than 16 MB: what it held is not known then.
    guard frames > 0 else { return nil }
    return LogUse(frames: frames, bytes: frames * (pageBytes + Self.frameHeaderBytes))
  }

  /// Lets go of the file.
  func close() async {
    await store.close()
  }
}
