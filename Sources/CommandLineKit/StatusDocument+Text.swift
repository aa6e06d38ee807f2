internal import ReferenceStore
package import VClaimReference

extension StatusDocument {
  /// The table for people.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - isFromDaemon: Whether the daemon itself answered; else the document was made from the file alone.
  ///   - width: Columns that it may take; nil for a file or a pipe.
  ///   - now: The wall clock, in unix seconds.
  /// - Returns: Lines, each ended by a newline.
  package func text(path: String, isFromDaemon: Bool, width: Int?, now: Int64) -> String {
    let daemon =
      switch isRunning {
      case _ where isFromDaemon: "the daemon is running"
      case true?: "a daemon or a sync is at work, but no socket answers: from the file alone"
      case false?: "no daemon is running: from the file alone"
      case nil: "no socket answers this user: from the file alone"
      }
    var table = TextTable([
      .left("DATASET"), .left("STATE"), .right("ROWS"), .left("CONFIRMED"), .left("NEXT"), .left("LAST ERROR"),
    ])
    for status in datasets {
      table.add([
        status.dataset, status.state.rawValue, String(status.rowCount),
        status.asOf.map { RelativeAge.text($0, now: now) } ?? "never",
        status.nextAt.map { RelativeAge.text($0, now: now) } ?? "-", status.lastError ?? "",
      ])
    }
    let isHeld = datasets.contains { $0.state == .held }
    let hint = isHeld ? "\nheld: vclaimctl pending tells what the guard holds back; approve and reject decide\n" : ""
    return "\(path.escapedLine), generation \(generation); \(daemon)\n"
      + (upstream?.text(now: now) ?? "") + (budget?.text(now: now) ?? "") + (clock?.text ?? "") + "\n"
      + table.render(width: width) + hint
      + pinned(now: now) + remarked
  }

  private var remarked: String {
    guard let remarks, !remarks.isEmpty else { return "" }
    return "\n" + remarks.map { "since the daemon started: \($0.escapedLine)\n" }.joined()
  }

  private func pinned(now: Int64) -> String {
    guard let pins, !pins.isEmpty else { return "" }
    return "\n"
      + pins.map { pin in
        "pinned: \(pin.dataset.escapedLine) to generation \(pin.generation), since "
          + "\(RelativeAge.text(pin.since, now: now)); vclaimctl approve \(pin.dataset.escapedLine) lets it go\n"
      }.joined()
  }
}

extension StatusDocument.Clock {
  /// How the clocks stand, in a line.
  fileprivate var text: String {
    switch ahead {
    case 0: "clock: that of the service\n"
    case 1...: "clock: \(ahead) s ahead of the service\n"
    default: "clock: \(ahead.magnitude) s behind the service\n"
    }
  }
}
