import ReferenceStore

/// Where the words of a search stand in a name.
struct Highlight {
  /// A letter as a search compares it, with where it stands.
  private struct Letter {
    let folded: Unicode.Scalar
    let range: Range<String.Index>
  }

  private let words: [[Unicode.Scalar]]

  init(_ text: String) {
    words = SearchText(text).words.map { word in word.unicodeScalars.compactMap(Self.fold) }.filter { !$0.isEmpty }
  }

  /// The parts of a name that the words begin, in order, none within another; where no word does, those with one mistake.
  func ranges(in name: String) -> [Range<String.Index>] {
    let letters = Self.words(of: name)
    let exact = letters.compactMap { word in
      words.filter { word.map(\.folded).starts(with: $0) }.map(\.count).max().map { Self.range(word, $0) }
    }
    guard exact.isEmpty else { return exact }
    return letters.compactMap { word in
      let term = Self.utf8(word.map(\.folded))
      return words.filter { $0.count > 3 && TypingMistake.separates(Self.utf8($0), term) }.map(\.count).max()
        .map { Self.range(word, min($0, word.count)) }
    }
  }

  private static func utf8(_ scalars: [Unicode.Scalar]) -> [UInt8] {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return Array(text.utf8)
  }

  private static func range(_ word: [Letter], _ count: Int) -> Range<String.Index> {
    word[0].range.lowerBound..<word[count - 1].range.upperBound
  }

  /// The letters of every word; a mark belongs to the letter before it.
  private static func words(of name: String) -> [[Letter]] {
    var words: [[Letter]] = []
    var word: [Letter] = []
    for index in name.unicodeScalars.indices {
      let scalar = name.unicodeScalars[index]
      let end = name.unicodeScalars.index(after: index)
      if !SearchText.isPartOfWord(scalar) {
        if !word.isEmpty { words.append(word) }
        word = []
      } else if let folded = fold(scalar) {
        word.append(Letter(folded: folded, range: index..<end))
      } else if let last = word.popLast() {
        word.append(Letter(folded: last.folded, range: last.range.lowerBound..<end))
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  /// A letter without case and accent; nil for an accent alone.
  private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let properties = scalar.properties
    if properties.generalCategory == .nonspacingMark { return nil }
    // Unicode's names say which letter an accent stands on: LATIN SMALL LETTER E WITH ACUTE.
    if !scalar.isASCII, let name = properties.name, let with = name.firstRange(of: " WITH "),
      let letter = name[..<with.lowerBound].split(separator: " ").last, letter.count == 1, name.hasPrefix("LATIN ")
    {
      return letter.lowercased().unicodeScalars.first
    }
    return properties.lowercaseMapping.unicodeScalars.first
  }
}
