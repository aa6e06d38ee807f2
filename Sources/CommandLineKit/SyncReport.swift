internal import ReferenceStore
package import ReferenceSync

/// The outcome of a pull in this process: the document, the errors and the exit status.
package struct SyncReport: Sendable {
  /// What is told of each dataset.
  package let document: SyncDocument
  /// The errors, in the order of pulling.
  package let errors: [SyncError]

  /// What else an administrator should know, a line each.
  package let warnings: [String]

  /// Reports on a pull.
  ///
  /// - Parameter results: What came of each dataset.
  package init(_ results: [SyncResult]) {
    document = SyncDocument(results)
    errors = results.compactMap(\.error)
    warnings = results.compactMap { result in
      result.keepingFailure.map { "\(result.dataset.name): answers are not kept for a next try: \($0)" }
    }
  }

  /// The status that the pull ends with: that of the first failure, else 1 where the guard holds something back.
  package var exitStatus: ExitStatus { errors.first.map { ExitStatus.of($0) } ?? document.guardStatus }
}

extension SyncDocument {
  /// The status that the pull ends with: that of the first failure, else 1 where the guard holds something back.
  package var exitStatus: ExitStatus {
    datasets.compactMap(\.errorCode).first.map { .of(serviceCode: $0) } ?? guardStatus
  }

  /// ``ExitStatus/absent`` where the guard holds something back.
  var guardStatus: ExitStatus { datasets.contains { !$0.held.isEmpty } ? .absent : .done }

  /// What the guard did, a line each.
  package var guardLines: [String] {
    datasets.flatMap { line in
      line.held.map { "\(line.dataset) held back: \($0); see vclaimctl pending" }
        + line.accepted.map { "\(line.dataset) accepted without approval: \($0)" }
    }
  }

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

  private static func time(_ seconds: Double) -> String {
    switch seconds {
    case ..<1: "\(Int(seconds * 1_000)) ms"
    case ..<120: "\(Int(seconds)) s"
    default: "\(Int(seconds / 60)) min"
    }
  }
}
