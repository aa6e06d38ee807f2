package import ReferenceStore
internal import SQLite
package import StateFile

/// What an administrator can do about candidates that the guard holds back, and about what was published already.
package struct HeldDecisions: Sendable {
  /// The most keys of each kind that a preview names.
  static let shownKeys = 5

  let store: ReferenceStore
  let state: StateFile
  let now: @Sendable () -> Int64

  /// Makes the decisions possible.
  ///
  /// - Parameters:
  ///   - store: The reference file.
  ///   - state: Where the candidates are kept.
  ///   - now: The wall clock, in unix seconds.
  package init(store: ReferenceStore, state: StateFile, now: @escaping @Sendable () -> Int64) {
    self.store = store
    self.state = state
    self.now = now
  }

  /// Brings the states in the reference file into line with what is held, when a program starts.
  ///
  /// - Throws: `StoreError` of either file.
  package func reconcile() async throws(StoreError) {
    guard store.frozen == nil else { return }
    let held = try await state.held()
    for dataset in Dataset.all {
      try await store.setHeld(held.count { $0.dataset == dataset }, of: dataset)
    }
  }

  /// Everything that is held, compared with the file as it is now.
  ///
  /// - Returns: The document, one candidate a partition, and the pins.
  /// - Throws: `StoreError` of either file.
  package func pending() async throws(StoreError) -> PendingDocument {
    var lines: [PendingDocument.Line] = []
    for dataset in Dataset.all.sorted(by: { $0.name < $1.name }) {
      let all = try await HeldRows.all(of: dataset, in: state)
      for rows in all {
        let others = all.filter { $0.held != rows.held }
        let candidate = HeldRows.candidate([rows], withholding: others, confirmsWhole: false, at: now())
        lines.append(PendingDocument.Line(rows.held, try await store.sample(candidate, keys: Self.shownKeys)))
      }
    }
    return PendingDocument(candidates: lines, pins: try await pins())
  }

  /// The datasets that were rolled back and wait for an approval.
  ///
  /// - Returns: The pins, in the order of the datasets' names.
  /// - Throws: `StoreError` of the state file.
  package func pins() async throws(StoreError) -> [Pin] { try await state.pins() }

  /// Publishes held candidates of a dataset as they were pulled, and is done with them.
  ///
  /// All of them are published at once, so that rows which move between them neither vanish nor stand there twice. A row
  /// that moves from or to a partition which stays held back stays where it is. Once nothing of the dataset is held any
  /// more, its pin goes too; that of a dataset of which nothing is held goes when all of it is approved. A dataset that is
  /// confirmed with it is due an interval after it was pulled, and not as soon as one that is held.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - partition: The partition's name; nil for all that is held of the dataset.
  /// - Returns: What was published, one line a partition; none where nothing is held.
  /// - Throws: `StoreError` of either file.
  package func approve(_ dataset: Dataset, partition: String?) async throws(StoreError) -> DecisionDocument {
    try await state.alone { () async throws(StoreError) in try await publish(dataset, partition) }
  }

  private func publish(_ dataset: Dataset, _ partition: String?) async throws(StoreError) -> DecisionDocument {
    let all = try await HeldRows.all(of: dataset, in: state)
    let chosen = all.filter { partition == nil || $0.held.partition.name == partition }
    guard !chosen.isEmpty else {
      let isUnpinned = partition == nil && all.isEmpty ? try await state.unpin(dataset) : false
      return DecisionDocument(approved: [], unpinned: isUnpinned ? dataset : nil)
    }
    // Every other partition is as the same pull confirmed it: with the last of the held ones, all of it is.
    let isAll =
      chosen.count == all.count && Set(chosen.map(\.held.lastSeen)).count == 1
      && chosen.allSatisfy { $0.held.isRestConfirmed && !$0.held.isIncomplete }
    let withheld = all.filter { !chosen.contains($0) }
    let candidate = HeldRows.candidate(chosen, withholding: withheld, confirmsWhole: isAll, at: now())
    let judged = try await store.publish(candidate) { _ in false }
    // What stays held takes the rows along that leave it for what is published now.
    let left = withheld.compactMap { rows in
      judged.moving[rows.held.partition].map { (rows.held, rows.own + rows.moving + $0) }
    }
    let count = try await state.settle(dataset, holding: left, dropping: Set(chosen.map(\.held.partition)))
    try await store.setHeld(count, of: dataset)
    let isUnpinned = count == 0 ? try await state.unpin(dataset) : false
    if isAll, let pulledAt = chosen.first?.held.lastSeen { try await renewDueTime(of: dataset, pulledAt: pulledAt) }
    let lines = chosen.map { rows in
      let part = judged.parts.first { $0.partition == rows.held.partition }
      return DecisionDocument.Line(rows.held, part, generation: judged.publication?.generation)
    }
    return DecisionDocument(approved: lines, unpinned: isUnpinned ? dataset : nil)
  }

  private func renewDueTime(of dataset: Dataset, pulledAt: Int64) async throws(StoreError) {
    guard let kept = try await state.dueTimes().first(where: { $0.dataset == dataset }), kept.failures == 0 else {
      return
    }
    let time = now()
    let wait = min(max(pulledAt + kept.every - time, 1), kept.every)
    try await state.keep([DueTime(dataset, dueAt: time + wait, wait: wait, every: kept.every)])
    try await store.setNext([dataset: time + wait])
  }

  /// Drops held candidates of a dataset; the next pull may bring the same again, which is then counted anew.
  ///
  /// Neither does a pin go, nor can the rest of the same pull confirm the dataset any more.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - partition: The partition's name; nil for all that is held of the dataset.
  /// - Returns: What was dropped, one line a partition; none where nothing is held.
  /// - Throws: `StoreError` of either file.
  package func reject(_ dataset: Dataset, partition: String?) async throws(StoreError) -> DecisionDocument {
    try await state.alone { () async throws(StoreError) in
      var lines: [DecisionDocument.Line] = []
      for held in try await state.held(of: dataset) where partition == nil || held.partition.name == partition {
        try await store.setHeld(try await state.reject(held), of: dataset)
        lines.append(DecisionDocument.Line(held))
      }
      return DecisionDocument(rejected: lines)
    }
  }
}
