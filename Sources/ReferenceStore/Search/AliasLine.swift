/// One line of a list of aliases.
enum AliasLine {
  /// What is wrong with a line.
  struct Problem: Error {
    let reason: String
  }

  /// No phrase that somebody types is longer.
  private static let phraseLimit = 100

  /// Reads a line; nil for a remark or an empty line.
  static func read(_ line: Substring) throws(Problem) -> (phrase: String, codes: [String])? {
    let words = line.split(whereSeparator: \.isWhitespace)
    guard let first = words.first, !first.hasPrefix("#") else { return nil }
    guard let tab = line.firstIndex(of: "\t") else {
      throw Problem(reason: "there is no tab between a phrase and its codes")
    }
    let phrase = line[..<tab].lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard phrase.contains(where: \.isLetter), phrase.count <= phraseLimit else {
      throw Problem(reason: "the phrase must have a letter, and at most \(phraseLimit) characters")
    }
    let listed = line[tab...].split { $0.isWhitespace || $0 == "," }.map { $0.uppercased() }
    guard !listed.isEmpty else { throw Problem(reason: "there is no code behind the tab") }
    if listed == ["-"] { return (phrase, []) }
    var codes: [String] = []
    for text in listed { codes += try range(text) }
    return (phrase, codes)
  }

  /// The codes that `A90`, `A91.0` or `E10-E14` stands for.
  private static func range(_ text: String) throws(Problem) -> [String] {
    if isCode(text) { return [text] }
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Array($0.utf8) }
    if ends.count == 2, ends.allSatisfy(isCategory), ends[0][0] == ends[1][0], let first = number(ends[0]),
      let last = number(ends[1]), first <= last
    {
      let letter = Character(UnicodeScalar(ends[0][0]))
      return (first...last).map { "\(letter)\($0 / 10)\($0 % 10)" }
    }
    throw Problem(
      reason: "\(String(text.prefix(20))) is neither a code, such as A90 or A91.0, nor a range, such as E10-E14")
  }

  private static func isCode(_ text: String) -> Bool {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map { Array($0.utf8) }
    guard isCategory(parts[0]) else { return false }
    return parts.count == 1 || (1...2).contains(parts[1].count) && parts[1].allSatisfy { isDigit($0) || isLetter($0) }
  }

  /// A letter, a digit, and a digit or letter.
  private static func isCategory(_ bytes: [UInt8]) -> Bool {
    bytes.count == 3 && isLetter(bytes[0]) && isDigit(bytes[1]) && (isDigit(bytes[2]) || isLetter(bytes[2]))
  }

  private static func number(_ category: [UInt8]) -> Int? {
    isDigit(category[2]) ? Int(category[1] - 0x30) * 10 + Int(category[2] - 0x30) : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
}
