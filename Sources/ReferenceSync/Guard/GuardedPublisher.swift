internal import ReferenceStore
internal import StateFile

/// Publishes those partitions of a pull that pass the guard, and keeps the others until somebody decides.
struct GuardedPublisher: Sendable {
  struct Outcome: Sendable {
    var publication: Publication?
    var held: [GuardedPart] = []
    var accepted: [GuardedPart] = []
  }

  let store: ReferenceStore
  let state: StateFile
  let limits: GuardLimits

  /// Publishes a candidate.
  ///
  /// The reference file is written first: should the program die before the state file is, the next pull brings the
  /// held partitions again.
  ///
  /// - Parameters:
  ///   - candidate: What was pulled.
  ///   - dryRun: Whether to write nothing.
  /// - Returns: What was published and what is held.
  /// - Throws: What the store or the state file throws.
  func publish(_ candidate: Candidate, dryRun: Bool) async throws(StoreError) -> Outcome {
    try await state.alone { () async throws(StoreError) in try await judge(candidate, dryRun: dryRun) }
  }

  private func judge(_ candidate: Candidate, dryRun: Bool) async throws(StoreError) -> Outcome {
    let known = try await state.held(of: candidate.dataset)
    let pin = try await state.pin(of: candidate.dataset)
    // Partitions that are not configured any more would go unjudged: of a pinned dataset they stay.
    let candidate = pin == nil ? candidate : candidate.keepingOthers()
    let judge = HoldJudge(of: candidate, limits: limits, held: known, pin: pin)
    let isHeld: @Sendable (PartComparison) -> Bool = { part in
      if case .hold = judge.decide(part) { true } else { false }
    }
    let judged =
      dryRun
      ? try await store.preview(candidate, holding: isHeld) : try await store.publish(candidate, holding: isHeld)
    var outcome = Outcome(publication: judged.publication)
    var kept: [(HeldCandidate, [Record])] = []
    for part in judged.parts {
      switch judge.decide(part) {
      case .publish: break
      case .accept(let guarded): outcome.accepted.append(guarded)
      case .hold(let guarded, let held):
        outcome.held.append(guarded)
        // What is approved later takes the rows along that leave it for other partitions.
        kept.append((held, judge.records(of: part.partition) + (judged.moving[part.partition] ?? [])))
      }
    }
    if dryRun { return outcome }
    var count = 0
    if !known.isEmpty || !kept.isEmpty {
      // A pull of everything has the last word on partitions that it does not know, too.
      let settled = candidate.confirmsWhole ? known.map(\.partition) : judged.parts.map(\.partition)
      count = try await state.settle(candidate.dataset, holding: kept, dropping: Set(settled))
    }
    try await store.setHeld(count, of: candidate.dataset)
    return outcome
  }
}
