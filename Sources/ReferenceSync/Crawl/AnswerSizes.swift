internal import VClaimWire

/// How many rows a keyword search answers, as far as the rows already known tell.
///
/// An answer holds the rows whose code begins with the keyword and those whose name contains it. A service may look
/// into more than that, such as a name that repeats the code: what an answer once had counts where it is more.
struct AnswerSizes {
  /// Ends each name: a byte that no UTF-8 text holds.
  private static let end: UInt8 = 0xff

  /// Codes in upper case, in the order of the rows.
  let codes: [String]
  /// Each name once, in upper case, with the rows that have it.
  private let names: [(text: [UInt8], rows: [Int])]
  private let learned: [String: Int]

  /// Prepares the counting.
  ///
  /// - Parameters:
  ///   - rows: All rows known.
  ///   - learned: How many rows the answers to some keywords had.
  init(_ rows: [ReferenceRow], learned: [String: Int] = [:]) {
    codes = rows.map { $0.code.uppercased() }
    self.learned = learned
    var byName: [String: [Int]] = [:]
    for (index, row) in rows.enumerated() { byName[row.name, default: []].append(index) }
    names = byName.map { (Array($0.key.uppercased().utf8) + [Self.end], $0.value) }
  }

  /// Counts the rows of answers.
  ///
  /// - Parameter keywords: Keywords in upper case, each with the number of codes that begin with it.
  /// - Returns: The size of each keyword's answer.
  func sizes(of keywords: [String: Int]) -> [String: Int] {
    var sizes = keywords
    var wanted: [ArraySlice<UInt8>: String] = [:]
    // Few names hold two neighbouring characters of a code: the others are not looked up.
    var isBeginning = Array(repeating: false, count: 1 << 16)
    for keyword in keywords.keys {
      let bytes = Array(keyword.utf8)
      guard let first = bytes.first else { continue }
      wanted[bytes[...]] = keyword
      let seconds = bytes.count > 1 ? bytes[1]...bytes[1] : 0...Self.end
      for second in seconds { isBeginning[Int(first) << 8 | Int(second)] = true }
    }
    let lengths = Set(wanted.keys.map(\.count)).sorted()
    for (text, rows) in names {
      var found: Set<String> = []
      let end = text.count - 1
      var start = 0
      while start < end {
        if isBeginning[Int(text[start]) << 8 | Int(text[start + 1])] {
          for length in lengths where start + length <= end {
            if let keyword = wanted[text[start..<start + length]] { found.insert(keyword) }
          }
        }
        start += 1
      }
      for keyword in found { sizes[keyword, default: 0] += rows.count { !codes[$0].hasPrefix(keyword) } }
    }
    for (keyword, size) in sizes { sizes[keyword] = max(size, learned[keyword] ?? 0) }
    return sizes
  }
}
