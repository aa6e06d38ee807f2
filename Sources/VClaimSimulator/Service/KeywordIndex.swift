/// The service's keyword search over one table: the beginning of the code or any part of the name, ignoring case.
///
/// All rows stand lower-cased in one run of bytes. A crawl asks thousands of keywords of 20,000 rows, also in a debug
/// build, where comparing as many strings for each would take most of its time.
///
/// `vclaim.md`, section 4.
struct KeywordIndex: Sendable {
  /// Ends each field: a byte that no UTF-8 text holds, so that no keyword matches over the border of two fields.
  private static let separator: UInt8 = 0xff

  /// Code and name of each row, all lower-cased.
  private let text: [UInt8]
  /// Where each row begins in `text`.
  private let starts: [Int]
  /// Where each row's name begins in `text`.
  private let names: [Int]

  /// Makes the index.
  ///
  /// - Parameter rows: Code and name of each row, in the order of their positions.
  init(_ rows: some Sequence<(code: String, name: String)>) {
    var text: [UInt8] = []
    var starts: [Int] = []
    var names: [Int] = []
    for row in rows {
      starts.append(text.count)
      text.append(contentsOf: row.code.lowercased().utf8)
      text.append(Self.separator)
      names.append(text.count)
      text.append(contentsOf: row.name.lowercased().utf8)
      text.append(Self.separator)
    }
    self.text = text
    self.starts = starts
    self.names = names
  }

  /// Finds rows.
  ///
  /// - Parameter keyword: What to look for; white space around it is dropped.
  /// - Returns: The positions of the rows that match, ascending; all of them for an empty keyword.
  func positions(matching keyword: String) -> [Int] {
    let needle = Array(keyword.lowercased().trimmingWhiteSpace().utf8)
    guard let first = needle.first else { return Array(starts.indices) }
    var found: [Int] = []
    var row = 0
    var at = 0
    let last = text.count - needle.count
    while at <= last {
      guard text[at] == first, matches(needle, at: at) else {
        at += 1
        continue
      }
      while row + 1 < starts.count, starts[row + 1] <= at { row += 1 }
      guard at == starts[row] || at >= names[row] else {
        at += 1
        continue
      }
      found.append(row)
      // One hit a row is enough.
      at = row + 1 < starts.count ? starts[row + 1] : text.count
    }
    return found
  }

  private func matches(_ needle: [UInt8], at position: Int) -> Bool {
    for offset in 1..<max(needle.count, 1) where text[position + offset] != needle[offset] {
      return false
    }
    return true
  }
}
