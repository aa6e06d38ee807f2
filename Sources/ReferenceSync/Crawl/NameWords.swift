internal import VClaimWire

/// The words of the names seen so far, as keywords that a service of unknown habits answers: three characters and more.
enum NameWords {
  static func words(of name: String) -> [String] {
    name.uppercased().split { !$0.isLetter && !$0.isNumber }.filter { $0.count >= 3 }.map(String.init)
  }

  static func beginnings(of name: String) -> [String] { words(of: name).map { String($0.prefix(3)) } }

  /// The keyword that must answer the most rows, by what is known.
  ///
  /// - Parameters:
  ///   - rows: All rows seen.
  ///   - count: How many rows it has to promise more than.
  /// - Returns: A word that stands in more than `count` names, with their number; nil where there is none.
  static func widest(of rows: some Sequence<ReferenceRow>, moreThan count: Int) -> (word: String, names: Int)? {
    var frequency: [String: Int] = [:]
    for row in rows { for word in Set(words(of: row.name)) { frequency[word, default: 0] += 1 } }
    return frequency.filter { $0.value > count }.max { ($0.value, $1.key) < ($1.value, $0.key) }
      .map { (word: $0.key, names: $0.value) }
  }
}
