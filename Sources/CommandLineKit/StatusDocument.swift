package import ReferenceStore

/// How file and daemon stand, as a JSON object and as a table: `vclaimctl status`.
package struct StatusDocument: Encodable, Sendable {
  private struct Daemon: Encodable {
    let running: Bool?
  }

  private enum CodingKeys: String, CodingKey {
    case daemon
    case generation
    case datasets
  }

  private let isRunning: Bool?
  private let generation: Int64
  private let statuses: [DatasetStatus]

  /// Describes the state.
  ///
  /// - Parameters:
  ///   - statuses: The lines of the file's table `datasets`.
  ///   - generation: The file's generation.
  ///   - isRunning: Whether a daemon keeps the file fresh; nil when this user may not know.
  package init(_ statuses: [DatasetStatus], generation: Int64, isRunning: Bool?) {
    self.statuses = statuses
    self.generation = generation
    self.isRunning = isRunning
  }

  /// Writes the document.
  ///
  /// - Parameter encoder: The encoder to write to.
  /// - Throws: What the encoder throws.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Daemon(running: isRunning), forKey: .daemon)
    try container.encode(generation, forKey: .generation)
    try container.encode(statuses, forKey: .datasets)
  }

  /// The table for people.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - width: Columns that it may take; nil for a file or a pipe.
  ///   - now: The wall clock, in unix seconds.
  /// - Returns: Lines, each ended by a newline.
  package func text(path: String, width: Int?, now: Int64) -> String {
    let daemon =
      switch isRunning {
      case true?: "a daemon or a sync is at work"
      case false?: "no daemon is running: from the file alone"
      case nil: "whether a daemon is running is not known to this user: from the file alone"
      }
    var table = TextTable([
      .left("DATASET"), .left("STATE"), .right("ROWS"), .left("CONFIRMED"), .left("NEXT"), .left("LAST ERROR"),
    ])
    for status in statuses {
      table.add([
        status.dataset, status.state.rawValue, String(status.rowCount),
        status.asOf.map { RelativeAge.text($0, now: now) } ?? "never",
        status.nextAt.map { RelativeAge.text($0, now: now) } ?? "-", status.lastError ?? "",
      ])
    }
    return "\(path.escapedLine), generation \(generation); \(daemon)\n\n" + table.render(width: width)
  }
}
