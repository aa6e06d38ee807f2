internal import ReferenceStore
internal import StateFile

/// Decides about the partitions of one candidate: what the guard says, unless the same rows came often enough.
struct HoldJudge: Sendable {
  enum Decision: Sendable {
    case publish
    case hold(GuardedPart, HeldCandidate)
    case accept(GuardedPart)
  }

  private let candidate: Candidate
  private let shrinkGuard: ShrinkGuard
  private let held: [Partition: HeldCandidate]

  /// Makes a judge.
  ///
  /// - Parameters:
  ///   - candidate: What was pulled.
  ///   - limits: From where on a partition is held back.
  ///   - held: What is held of the dataset already.
  init(of candidate: Candidate, limits: GuardLimits, held: [HeldCandidate]) {
    self.candidate = candidate
    shrinkGuard = ShrinkGuard(limits, mayBeEmpty: candidate.dataset.isByFacility)
    self.held = Dictionary(held.map { ($0.partition, $0) }) { $1 }
  }

  func decide(_ part: PartComparison) -> Decision {
    guard case .hold(let reason) = shrinkGuard.judge(part) else { return .publish }
    let digest = RowsDigest.of(records(of: part.partition), in: candidate.dataset)
    let previous = held[part.partition].flatMap { $0.digest == digest ? $0 : nil }
    let timesSeen = (previous?.timesSeen ?? 0) + 1
    // A clock that was set back must not make a candidate older than it is.
    let firstSeen = min(previous?.firstSeen ?? candidate.asOf, candidate.asOf)
    let guarded = GuardedPart(partition: part.partition, reason: reason, comparison: part, timesSeen: timesSeen)
    let isOften = timesSeen >= RepetitionRule.times && candidate.asOf - firstSeen >= RepetitionRule.span
    if isOften, shrinkGuard.mayBeAccepted(part) { return .accept(guarded) }
    return .hold(
      guarded,
      HeldCandidate(
        dataset: candidate.dataset, partition: part.partition, digest: digest, reason: reason.description,
        isIncomplete: part.kind == .incomplete, isRestConfirmed: candidate.confirmsWhole, firstSeen: firstSeen,
        lastSeen: candidate.asOf, timesSeen: timesSeen))
  }

  /// The rows of a partition; none of one that the candidate does not name.
  func records(of partition: Partition) -> [Record] {
    candidate.parts.filter { $0.0 == partition }.flatMap(\.1)
  }
}
