/// What is typed in a benchmark of searches, made from names that are there: every text finds something.
struct SearchedText {
  /// How many different texts a search runs through.
  private static let count = 64

  /// The name of the benchmark.
  let name: String
  /// What is typed, in a few words.
  let summary: String
  private let text: @Sendable (String) -> String

  /// All kinds of texts.
  static let all =
    (2...4).map { length in
      SearchedText(name: "search-\(length)", summary: "\(length) characters") { String($0.prefix(length)) }
    } + [
      SearchedText(name: "search-words", summary: "two words") { name in
        let words = name.split(separator: " ")
        return "\(words.last ?? "") \(words.first?.prefix(3) ?? "")"
      }
    ]

  private init(name: String, summary: String, text: @escaping @Sendable (String) -> String) {
    self.name = name
    self.summary = summary
    self.text = text
  }

  /// The texts, in the order in which they are searched for.
  func texts(_ workspace: Workspace) -> [String] {
    var chance = SplitMix64(seed: 3)
    return workspace.diagnoses.rows.shuffled(using: &chance).prefix(Self.count).map { text($0.name.lowercased()) }
  }
}
