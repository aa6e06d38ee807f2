import CSQLite

/// The prepared statements that a connection keeps, by their SQL text; the one used longest ago goes first.
///
/// `Dictionary` holds no non-copyable values, so the cache holds raw handles and ``Connection/withStatement(_:_:)``
/// wraps one for each use.
final class StatementCache {
  /// One kept handle.
  @safe final class Entry {
    let handle: OpaquePointer
    /// Whether a statement that wraps the handle is in use at this moment.
    fileprivate(set) var isLent = false
    fileprivate var lastUse: UInt64 = 0

    init(handle: OpaquePointer) {
      unsafe self.handle = unsafe handle
    }
  }

  private let capacity: Int
  private var entries: [String: Entry] = [:]
  private var uses: UInt64 = 0

  init(capacity: Int) {
    self.capacity = max(0, capacity)
  }

  /// How many handles are kept, lent ones included.
  var count: Int { entries.count }

  /// Lends the handle kept for this text; nil where there is none, or where it is lent already.
  func borrow(_ sql: String) -> Entry? {
    guard let entry = entries[sql], !entry.isLent else { return nil }
    uses += 1
    entry.lastUse = uses
    entry.isLent = true
    return entry
  }

  /// Whether a new handle for this text can be kept: false where the text has one already (the same SQL is in use
  /// further up), or where every kept handle is in use.
  func hasRoom(for sql: String) -> Bool {
    entries[sql] == nil && (entries.count < capacity || (capacity > 0 && entries.values.contains { !$0.isLent }))
  }

  /// Takes a new handle, lent from the start, for a text for which there is room.
  func adopt(_ handle: OpaquePointer, for sql: String) -> Entry {
    if entries.count >= capacity { dropOldest() }
    let entry = unsafe Entry(handle: handle)
    uses += 1
    entry.lastUse = uses
    entry.isLent = true
    entries[sql] = entry
    return entry
  }

  /// Linear, but only when a statement had to be prepared anyway, which costs far more.
  private func dropOldest() {
    let idle = entries.lazy.filter { !$0.value.isLent }
    guard let oldest = idle.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return }
    entries[oldest.key] = nil
    _ = unsafe sqlite3_finalize(oldest.value.handle)
  }

  /// Takes a lent handle back.
  func giveBack(_ entry: Entry) {
    entry.isLent = false
  }

  /// Forgets a handle that somebody else owns now.
  func forget(_ sql: String) {
    entries[sql] = nil
  }

  /// Finalizes everything; only when nothing is lent.
  func removeAll() {
    for entry in entries.values { _ = unsafe sqlite3_finalize(entry.handle) }
    entries = [:]
  }
}
