import ReferenceStore
import VClaimReference

extension Benchmark {
  /// The most rows that a search shows.
  private static let shown = 20

  /// Searches as they are typed: through the public synchronous call, the first 20 rows.
  static var searches: [Benchmark] {
    SearchedText.all.map { text in
      Benchmark(
        name: text.name, summary: "search of \(text.summary), top \(shown)", operationsPerRound: 400
      ) { workspace in
        let local = try await ReferenceLibrary(path: workspace.readersFile()).local
        let texts = text.texts(workspace)
        return .call { number in
          let found = try local.search(.diagnoses, texts[number % texts.count], limit: shown)
          try BenchmarkError.require(!found.rows.isEmpty, "rows for a text that stands in the file")
        }
      }
    }
  }
}
