/// The rows that were looked up last, of one state of the file.
///
/// Each key has two places, which it shares with others; where both are taken, one of them goes. So there is nothing to keep
/// in order, and the memory is bounded. Absence is not remembered.
struct RowMemory {
  private struct Entry {
    let key: KeyText
    let state: UInt64
    let question: Int
    let row: KeptRow
  }

  /// How many rows there are at most, a power of two.
  ///
  /// With all places taken that is about four tenths of a megabyte.
  static let capacity = 2_048

  private var entries: [Entry?] = []
  /// The number of the state of the file: entries of earlier ones count as gone.
  private var state: UInt64 = 0
  /// Which of two taken places goes next.
  private var turn = 0

  /// The row of a key, as one question gave it.
  func row(of question: Int, _ key: borrowing KeyText) -> KeptRow? {
    guard !entries.isEmpty else { return nil }
    let place = Self.place(of: key)
    if let row = row(at: place, of: question, key) { return row }
    return row(at: place + 1, of: question, key)
  }

  /// Remembers the row of a key.
  mutating func remember(_ row: KeptRow, of question: Int, _ key: KeyText) {
    if entries.isEmpty { entries = Array(repeating: nil, count: Self.capacity) }
    var place = Self.place(of: key)
    if isTaken(place) {
      if isTaken(place + 1) { turn ^= 1 } else { turn = 1 }
      place += turn
    }
    entries[place] = Entry(key: key, state: state, question: question, row: row)
  }

  /// Forgets everything, because the file has changed.
  mutating func forget() {
    state &+= 1
  }

  /// The first of two places.
  private static func place(of key: borrowing KeyText) -> Int { Int(truncatingIfNeeded: key.hash) & (capacity - 2) }

  private func isTaken(_ place: Int) -> Bool { entries[place]?.state == state }

  private func row(at place: Int, of question: Int, _ key: borrowing KeyText) -> KeptRow? {
    guard let entry = entries[place], entry.state == state, entry.question == question, entry.key == key else {
      return nil
    }
    return entry.row
  }
}
