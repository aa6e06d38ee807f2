package import ReferenceSync
internal import VClaimReference

/// The outcome of a pull, and the status that it ends a command with.
package struct SyncReport: Sendable {
  /// What is told of each dataset.
  package let document: SyncDocument
  /// That of the first failure, else 1 where the guard holds something back.
  package let exitStatus: ExitStatus

  /// Reports on a pull in this process.
  ///
  /// - Parameter results: What came of each dataset.
  package init(_ results: [SyncResult]) {
    document = SyncDocument(results)
    exitStatus = results.compactMap(\.error).first.map { ExitStatus.of($0) } ?? document.guardStatus
  }

  /// Reports on a pull of another process.
  ///
  /// - Parameter document: What that one told.
  package init(_ document: SyncDocument) {
    self.document = document
    exitStatus = document.datasets.compactMap(\.errorCode).first.map { .of(serviceCode: $0) } ?? document.guardStatus
  }

  /// Prints what came of it: the document or a table, and what went wrong on standard error.
  ///
  /// - Parameters:
  ///   - isJSON: Whether to print the document.
  ///   - program: The name of the program.
  ///   - variables: The environment, which says how wide the terminal is.
  /// - Throws: `OutputError`.
  package func print(asJSON isJSON: Bool, by program: String, variables: [String: String]) throws {
    if isJSON {
      try Output.standard.writeLine(JSONText.encode(document))
    } else {
      try Output.standard.write(document.table(width: Terminal.of(.standard, variables: variables).width))
    }
    let lines = document.guardLines + document.unkeptLines + document.datasets.compactMap(\.error)
    for line in lines { Program.report(line, by: program) }
  }
}

extension SyncDocument {
  /// ``ExitStatus/absent`` where the guard holds something back.
  fileprivate var guardStatus: ExitStatus { datasets.contains { !$0.held.isEmpty } ? .absent : .done }

  /// What the guard did, a line each.
  package var guardLines: [String] {
    datasets.flatMap { line in
      line.held.map { "\(line.dataset) held back: \($0); see vclaimctl pending" }
        + line.accepted.map { "\(line.dataset) accepted without approval: \($0)" }
    }
  }

  /// Where answers cannot be kept, a line each.
  var unkeptLines: [String] {
    datasets.compactMap { line in line.unkept.map { "\(line.dataset): answers are not kept for a next try: \($0)" } }
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
