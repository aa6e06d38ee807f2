/// The rows that were looked up last, of one state of the file.
///
/// Each key has one place, which the next key with the same place takes: so there is nothing to keep in order, and the
/// memory is bounded. Absence is not remembered.
struct RowMemory {
  private struct Entry {
    let hash: UInt64
    let dataset: Int
    let record: Record
  }

  /// How many rows there are at most, a power of two.
  ///
  /// With all places taken that is about a third of a megabyte.
  static let capacity = 2_048

  private var entries: [Entry?] = []
  /// Goes into every hash: that of a key is never the same at two states, so that old entries are not found again.
  private var state: UInt64 = 0

  /// The row of a key.
  func record(of dataset: Int, _ key: borrowing KeyText) -> Record? {
    guard !entries.isEmpty else { return nil }
    let hash = key.hash ^ state
    guard let entry = entries[Int(truncatingIfNeeded: hash) & (Self.capacity - 1)], entry.hash == hash,
      entry.dataset == dataset, key.isKey(of: entry.record)
    else { return nil }
    return entry.record
  }

  /// Remembers the row of a key.
  mutating func remember(_ record: Record, of dataset: Int, _ key: borrowing KeyText) {
    if entries.isEmpty { entries = Array(repeating: nil, count: Self.capacity) }
    let hash = key.hash ^ state
    entries[Int(truncatingIfNeeded: hash) & (Self.capacity - 1)] = Entry(hash: hash, dataset: dataset, record: record)
  }

  /// Forgets everything, because the file has changed.
  mutating func forget() {
    state &+= 1
  }
}
