/// The service's keyword search over one table: the beginning of the code or any part of the name, ignoring case.
///
/// All rows stand lower-cased in one run of bytes, each with a signature of the pairs of bytes in it. A crawl asks thousands of
/// keywords of 20,000 rows, also in a debug build, where comparing as many strings for each would take most of its time.
///
/// `vclaim.md`, section 4.
struct KeywordIndex: Sendable {
  private struct Row: Sendable {
    /// Where the code begins in `text`.
    let code: Int
    /// Where the name begins.
    let name: Int
    /// Where the name ends.
    let end: Int
    /// One bit for each pair of neighbouring bytes, shared by several pairs.
    let pairs: UInt64
  }

  /// Ends each field: a byte that no UTF-8 text holds, so that no keyword matches over the border of two fields.
  private static let separator: UInt8 = 0xff

  /// Code and name of each row, all lower-cased.
  private let text: [UInt8]
  private let rows: [Row]

  /// Makes the index.
  ///
  /// - Parameter rows: Code and name of each row, in the order of their positions.
  init(_ rows: some Sequence<(code: String, name: String)>) {
    var text: [UInt8] = []
    self.rows = rows.map { row in
      let code = Array(row.code.lowercased().utf8)
      let name = Array(row.name.lowercased().utf8)
      let start = text.count
      text += code
      text.append(Self.separator)
      text += name
      text.append(Self.separator)
      return Row(
        code: start, name: start + code.count + 1, end: text.count - 1, pairs: Self.pairs(code) | Self.pairs(name))
    }
    self.text = text
  }

  /// Finds rows.
  ///
  /// - Parameter keyword: What to look for; white space around it is dropped.
  /// - Returns: The positions of the rows that match, ascending; all of them for an empty keyword.
  func positions(matching keyword: String) -> [Int] {
    let needle = Array(keyword.lowercased().trimmingWhiteSpace().utf8)
    let wanted = Self.pairs(needle)
    return rows.indices.filter { rows[$0].pairs & wanted == wanted && matches(needle, rows[$0]) }
  }

  // Plain loops: what they call would not be inlined in a debug build, and they are most of a search.

  private func matches(_ needle: [UInt8], _ row: Row) -> Bool {
    guard let first = needle.first, !matches(needle, at: row.code) else { return true }
    var position = row.name
    let last = row.end - needle.count
    while position <= last {
      if text[position] == first && matches(needle, at: position) { return true }
      position += 1
    }
    return false
  }

  private func matches(_ needle: [UInt8], at position: Int) -> Bool {
    guard position + needle.count <= text.count else { return false }
    var offset = 0
    while offset < needle.count {
      if text[position + offset] != needle[offset] { return false }
      offset += 1
    }
    return true
  }

  private static func pairs(_ bytes: [UInt8]) -> UInt64 {
    var pairs: UInt64 = 0
    for (left, right) in zip(bytes, bytes.dropFirst()) {
      pairs |= 1 << UInt64((Int(left) &* 31 &+ Int(right)) & 63)
    }
    return pairs
  }
}
