import ReferenceStore
import SQLite

/// Diagnoses in the shape of ICD-10: categories of a letter and two digits, and subdivisions below them.
///
/// The sizes are those of the real table (`vclaim.md`, section 4); every name is invented.
struct InventedDiagnoses {
  /// One row.
  struct Row {
    var code: String
    var name: String
  }

  /// About as many categories as ICD-10 has: 2,054.
  private static let categories = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".flatMap { letter in
    (0..<79).map { "\(letter)\($0 / 10)\($0 % 10)" }
  }

  /// The most rows there are codes for.
  static let mostRows = categories.count * (1 + 10 + 100)

  /// The rows, by code.
  let rows: [Row]

  /// Makes rows.
  ///
  /// - Parameter count: How many, 1 to ``mostRows``.
  init(count: Int) {
    let words = Vocabulary()
    var chance = SplitMix64(seed: 0x1cd_10)
    func word(_ words: [String]) -> String { words[Int.random(in: words.indices, using: &chance)] }
    rows = Self.codes(count).map { code in
      let condition = word(words.conditions)
      let place = word(words.sites)
      let name = "\(condition.prefix(1).uppercased())\(condition.dropFirst()) of \(place)"
      return Row(code: code, name: code.count == 3 ? name : "\(name), \(word(words.qualifiers))")
    }
  }

  /// The rows as the store takes them.
  var records: [Record] {
    rows.map { Record(values: [.text($0.code), .text($0.name)]) }
  }

  /// Categories first, then subdivisions with one digit, then those with two.
  private static func codes(_ count: Int) -> [String] {
    var codes = categories
    for subdivision in (0..<10).map({ "\($0)" }) + (0..<100).map({ "\($0 / 10)\($0 % 10)" }) where codes.count < count {
      codes += categories.map { "\($0).\(subdivision)" }
    }
    return codes.prefix(count).sorted()
  }
}
