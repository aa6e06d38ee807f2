package import ReferenceStore

/// A partition that the guard would hold back, and why.
package struct GuardedPart: Sendable, Hashable, CustomStringConvertible {
  /// The partition.
  package let partition: Partition
  /// What is the matter with it.
  package let reason: HoldReason
  /// What publishing it does or would do.
  package let comparison: PartComparison
  /// How many pulls in a row brought the same rows.
  package let timesSeen: Int

  /// Whether it may be accepted without anybody's approval once it came often enough.
  var waitsForRepetition: Bool {
    if case .pinned = reason { false } else { true }
  }

  package var description: String {
    let place = partition.name.map { "\($0.quoted): " } ?? ""
    return place + reason.description + (timesSeen > 1 ? " (seen \(timesSeen) times in a row)" : "")
  }
}
