import ReferenceStore
import VClaimReference

extension Benchmark {
  /// The most rows that a search shows.
  private static let shown = 20
  /// How many different texts a search runs through.
  private static let textCount = 64

  /// Searches as they are typed: through the public synchronous call, the first 20 rows.
  static var searches: [Benchmark] {
    (2...4).map { length in
      search("search-\(length)", "search of \(length) characters, top \(shown)") { String($0.prefix(length)) }
    } + [
      search("search-words", "search of two words, top \(shown)") { name in
        let words = name.split(separator: " ")
        return "\(words.last ?? "") \(words.first?.prefix(3) ?? "")"
      }
    ]
  }

  private static func search(
    _ name: String, _ summary: String, text: @escaping (String) -> String
  ) -> Benchmark {
    Benchmark(name: name, summary: summary, operationsPerRound: 400) { workspace in
      let local = try await ReferenceLibrary(path: workspace.readersFile()).local
      var chance = SplitMix64(seed: 3)
      // Made from names that are there, so that every text finds something.
      let texts = workspace.diagnoses.rows.shuffled(using: &chance).prefix(textCount).map { text($0.name.lowercased()) }
      return .call { number in
        let found = try local.search(.diagnoses, texts[number % texts.count], limit: shown)
        try BenchmarkError.require(!found.rows.isEmpty, "rows for a text that stands in the file")
      }
    }
  }
}
