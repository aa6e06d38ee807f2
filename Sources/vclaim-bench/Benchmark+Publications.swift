import ReferenceStore
import SQLite

extension Benchmark {
  /// Publications through the store, from the call to the commit on the disk and the checkpoint behind it.
  static var publications: [Benchmark] {
    [
      Benchmark(name: "publish-first", summary: "publish into an empty file", operationsPerRound: 1) { workspace in
        .publication(FirstPublication(workspace))
      },
      repeated("publish-unchanged", "publish, unchanged", perRound: 2) { _, _ in false },
      repeated("publish-one", "publish, one row changed", perRound: 2) { index, count in index == count / 2 },
      repeated("publish-all", "publish, all rows changed", perRound: 1) { _, _ in true },
    ]
  }

  private static func repeated(
    _ name: String, _ summary: String, perRound: Int, changes: @escaping (_ index: Int, _ count: Int) -> Bool
  ) -> Benchmark {
    Benchmark(name: name, summary: summary, operationsPerRound: perRound) { workspace in
      let rows = workspace.diagnoses.rows
      let changed = rows.indices.filter { changes($0, rows.count) }
      var variant = rows
      for index in changed { variant[index].name += ", revised" }
      let records = variant.map { Record(values: [.text($0.code), .text($0.name)]) }
      return .publication(
        try await RepeatedPublication(
          name, in: workspace, versions: [records, workspace.diagnoses.records], changed: changed.count))
    }
  }
}
