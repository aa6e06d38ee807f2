internal import ReferenceStore
internal import StateFile

/// Decides about the partitions of one candidate: what the guard says, unless the same rows came often enough.
///
/// Of a dataset that is pinned nothing new is published, however often it comes.
struct HoldJudge: Sendable {
  enum Decision: Sendable {
    case publish
    case hold(GuardedPart, HeldCandidate)
    case accept(GuardedPart)
  }

  private let candidate: Candidate
  private let shrinkGuard: ShrinkGuard
  private let held: [Partition: HeldCandidate]
  private let pin: Pin?

  /// Makes a judge.
  ///
  /// - Parameters:
  ///   - candidate: What was pulled.
  ///   - limits: From where on a partition is held back.
  ///   - held: What is held of the dataset already.
  ///   - pin: The dataset's pin.
  init(of candidate: Candidate, limits: GuardLimits, held: [HeldCandidate], pin: Pin? = nil) {
    self.candidate = candidate
    shrinkGuard = ShrinkGuard(limits, mayBeEmpty: candidate.dataset.isByFacility)
    self.pin = pin
    self.held = Dictionary(held.map { ($0.partition, $0) }) { $1 }
  }

  func decide(_ part: PartComparison) -> Decision {
    guard let reason = reason(against: part) else { return .publish }
    let digest = RowsDigest.of(records(of: part.partition), in: candidate.dataset)
    // A clock that was set back tells nothing of how long the same rows have been coming: the count begins anew.
    let previous = held[part.partition].flatMap {
      $0.digest == digest && $0.firstSeen <= candidate.asOf && $0.lastSeen <= candidate.asOf ? $0 : nil
    }
    let timesSeen = (previous?.timesSeen ?? 0) + 1
    // Of a pull that went on from kept answers the end counts first and the beginning last.
    let firstSeen = previous?.firstSeen ?? candidate.publishedAt
    let guarded = GuardedPart(partition: part.partition, reason: reason, comparison: part, timesSeen: timesSeen)
    let isOften = timesSeen >= RepetitionRule.times && candidate.asOf - firstSeen >= RepetitionRule.span
    if pin == nil, isOften, shrinkGuard.mayBeAccepted(part) { return .accept(guarded) }
    return .hold(
      guarded,
      HeldCandidate(
        dataset: candidate.dataset, partition: part.partition, digest: digest, reason: reason.description,
        isIncomplete: part.kind == .incomplete, isRestConfirmed: candidate.confirmsWhole, firstSeen: firstSeen,
        lastSeen: candidate.asOf, timesSeen: timesSeen))
  }

  private func reason(against part: PartComparison) -> HoldReason? {
    if let pin, part.added + part.changed + part.removed > 0 { return .pinned(generation: pin.generation) }
    guard case .hold(let reason) = shrinkGuard.judge(part) else { return nil }
    return reason
  }

  /// The rows of a partition; none of one that the candidate does not name.
  func records(of partition: Partition) -> [Record] {
    candidate.parts.filter { $0.0 == partition }.flatMap(\.1)
  }
}
