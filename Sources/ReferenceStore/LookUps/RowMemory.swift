/// The rows that were looked up last, of one state of the file.
///
/// Each key has two places, which it shares with others: of these the one remembered longest ago goes. So there is nothing
/// else to keep in order, and the memory is bounded. Absence is not remembered.
struct RowMemory {
  private struct Entry {
    let key: KeyText
    /// What the key's hash was made at this state.
    let hash: UInt64
    let question: Int
    let row: KeptRow
  }

  /// How many rows there are at most, a power of two.
  ///
  /// With all places taken that is about four tenths of a megabyte.
  static let capacity = 2_048

  private var entries: [Entry?] = []
  /// Goes into every hash: that of a key is never the same at two states, so that old entries are not found again.
  private var state: UInt64 = 0

  /// The row of a key, as one question gave it.
  func row(of question: Int, _ key: borrowing KeyText) -> KeptRow? {
    guard !entries.isEmpty else { return nil }
    let hash = key.hash ^ state
    let place = Self.place(of: hash)
    if let row = row(at: place, of: question, key, hash) { return row }
    return row(at: place + 1, of: question, key, hash)
  }

  /// Remembers the row of a key.
  mutating func remember(_ row: KeptRow, of question: Int, _ key: KeyText) {
    if entries.isEmpty { entries = Array(repeating: nil, count: Self.capacity) }
    let hash = key.hash ^ state
    let place = Self.place(of: hash)
    entries.swapAt(place, place + 1)
    entries[place] = Entry(key: key, hash: hash, question: question, row: row)
  }

  /// The first of two places.
  private static func place(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (capacity - 2) }

  private func row(at place: Int, of question: Int, _ key: borrowing KeyText, _ hash: UInt64) -> KeptRow? {
    guard let entry = entries[place], entry.hash == hash, entry.question == question, entry.key == key else {
      return nil
    }
    return entry.row
  }

  /// Forgets everything, because the file has changed.
  mutating func forget() {
    state &+= 1
  }
}
