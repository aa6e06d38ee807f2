import ReferenceStore
package import ReferenceSync

/// The outcome of a pull, as a table, as JSON and as an exit status.
package struct SyncReport: Encodable, Sendable {
  /// One dataset's line.
  private struct Line: Encodable, Sendable {
    let dataset: String
    let outcome: String
    let rows: Int?
    let added: Int?
    let changed: Int?
    let removed: Int?
    let requests: Int
    let seconds: Double
    let error: String?
  }

  private enum CodingKeys: String, CodingKey {
    case datasets
  }

  private let datasets: [Line]
  /// The errors, in the order of pulling.
  package let errors: [SyncError]

  /// Reports on a pull.
  ///
  /// - Parameter results: What came of each dataset.
  package init(_ results: [SyncResult]) {
    errors = results.compactMap(\.error)
    datasets = results.map { result in
      Line(
        dataset: result.dataset.name, outcome: Self.outcome(of: result), rows: result.publication?.total,
        added: result.publication?.added, changed: result.publication?.changed, removed: result.publication?.removed,
        requests: result.requests, seconds: result.duration / .seconds(1), error: result.error?.description)
    }
  }

  /// The status that the pull ends with: that of the first failure.
  package var exitStatus: ExitStatus { errors.first.map { ExitStatus.of($0) } ?? .done }

  /// The table of what was added, changed and removed.
  ///
  /// - Parameter width: Columns that it may take; nil for a file or a pipe.
  /// - Returns: Lines, each ended by a newline.
  package func table(width: Int?) -> String {
    var table = TextTable([
      .left("DATASET"), .left("OUTCOME"), .right("ROWS"), .right("ADDED"), .right("CHANGED"), .right("REMOVED"),
      .right("REQUESTS"), .right("TIME"),
    ])
    for line in datasets {
      table.add(
        [line.dataset, line.outcome]
          + [line.rows, line.added, line.changed, line.removed].map { $0.map(String.init) ?? "-" }
          + [String(line.requests), Self.time(line.seconds)])
    }
    return table.render(width: width)
  }

  private static func outcome(of result: SyncResult) -> String {
    switch result.outcome {
    case .published: "published"
    case .unchanged: "unchanged"
    case .failed(_, let published): published == nil ? "failed" : "failed in part"
    case .off: "off"
    }
  }

  private static func time(_ seconds: Double) -> String {
    seconds < 100 ? "\((seconds * 10).rounded() / 10) s" : "\(Int(seconds / 60)) min"
  }
}
