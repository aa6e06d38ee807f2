internal import ReferenceStore
package import ReferenceSync
internal import VClaimReference

extension PendingDocument {
  /// The candidates and pins for people, a paragraph each.
  ///
  /// - Parameter now: The wall clock, in unix seconds.
  /// - Returns: Lines, each ended by a newline.
  package func text(now: Int64) -> String {
    let paragraphs = candidates.map { $0.text(now: now) } + pins.map { $0.text(now: now) }
    return paragraphs.isEmpty ? "nothing is held\n" : paragraphs.joined(separator: "\n")
  }
}

extension PendingDocument.Line {
  fileprivate func text(now: Int64) -> String {
    let target = ([dataset] + (partition.map { [$0] } ?? [])).joined(separator: " ")
    return LabelledLines.render([
      ("held", target), ("reason", reason), ("rows", "\(after) instead of \(before)"),
      ("added", Self.keys(added, addedKeys)), ("changed", Self.keys(changed, changedKeys)),
      ("removed", Self.keys(removed, removedKeys)),
      (
        "seen",
        "\(timesSeen == 1 ? "once" : "\(timesSeen) times in a row"), first \(RelativeAge.text(firstSeen, now: now)), "
          + "last \(RelativeAge.text(asOf, now: now))"
      ),
      ("decide", "vclaimctl approve \(target), or vclaimctl reject \(target)"),
    ])
  }

  static func keys(_ count: Int, _ first: [[String]]) -> String {
    guard count > 0 else { return "0" }
    let keys = first.map { $0.joined(separator: " ") }.joined(separator: ", ")
    return "\(count): \(keys)\(count > first.count ? ", …" : "")"
  }
}

extension Pin {
  fileprivate func text(now: Int64) -> String {
    LabelledLines.render([
      ("pinned", dataset), ("to", "generation \(generation)"), ("since", RelativeAge.text(since, now: now)),
      ("release", "vclaimctl approve \(dataset)"),
    ])
  }
}

extension DecisionDocument {
  /// What became of the candidates, a line each.
  package var text: String {
    lines.map { line in
      let target = ([line.dataset] + (line.partition.map { [$0] } ?? [])).joined(separator: " ").escapedLine
      guard let generation = line.generation else {
        return "rejected \(target): the next pull brings it again if the service still says so\n"
      }
      let counts = "\(line.added ?? 0) added, \(line.changed ?? 0) changed, \(line.removed ?? 0) removed"
      return "approved \(target): \(counts), generation \(generation)\n"
    }.joined() + (unpinned.map { "\($0.escapedLine) is not pinned any more\n" } ?? "")
  }
}
