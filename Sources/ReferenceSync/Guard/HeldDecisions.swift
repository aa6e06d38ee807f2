package import ReferenceStore
internal import SQLite
package import StateFile

/// What an administrator can do about candidates that the guard holds back.
package struct HeldDecisions: Sendable {
  /// The most keys of each kind that a preview names.
  private static let shownKeys = 5

  private let store: ReferenceStore
  private let state: StateFile

  /// Makes the decisions possible.
  ///
  /// - Parameters:
  ///   - store: The reference file.
  ///   - state: Where the candidates are kept.
  package init(store: ReferenceStore, state: StateFile) {
    self.store = store
    self.state = state
  }

  /// Brings the states in the reference file into line with what is held, when a program starts.
  ///
  /// - Throws: `StoreError` of either file.
  package func reconcile() async throws(StoreError) {
    let held = try await state.held()
    for dataset in Dataset.all {
      try await store.setHeld(held.count { $0.dataset == dataset }, of: dataset)
    }
  }

  /// Everything that is held, compared with the file as it is now.
  ///
  /// - Returns: The document, one candidate a partition.
  /// - Throws: `StoreError` of either file.
  package func pending() async throws(StoreError) -> PendingDocument {
    var lines: [PendingDocument.Line] = []
    for held in try await state.held() {
      guard let records = try await state.records(of: held) else { continue }
      let compared = try await store.sample(candidate(held, records, confirmsWhole: false), keys: Self.shownKeys)
      lines.append(PendingDocument.Line(held, compared))
    }
    return PendingDocument(candidates: lines)
  }

  /// Publishes held candidates of a dataset as they were pulled, and is done with them.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - partition: The partition's name; nil for all that is held of the dataset.
  /// - Returns: What was published, one line a partition; none where nothing is held.
  /// - Throws: `StoreError` of either file; what was published before stays.
  package func approve(_ dataset: Dataset, partition: String?) async throws(StoreError) -> DecisionDocument {
    let all = try await state.held(of: dataset)
    let chosen = all.filter { partition == nil || $0.partition.name == partition }
    // Every other partition is as the same pull confirmed it: with the last of the held ones, all of it is.
    let isAll =
      chosen.count == all.count && Set(chosen.map(\.lastSeen)).count == 1
      && chosen.allSatisfy { $0.isRestConfirmed && !$0.isIncomplete }
    var lines: [DecisionDocument.Line] = []
    for held in chosen {
      guard let records = try await state.records(of: held) else { continue }
      let publication = try await store.publish(candidate(held, records, confirmsWhole: isAll && held == chosen.last))
      try await store.setHeld(try await state.drop(held), of: dataset)
      lines.append(DecisionDocument.Line(held, publication))
    }
    return DecisionDocument(approved: true, lines: lines)
  }

  /// Drops held candidates of a dataset; the next pull may bring the same again, which is then counted anew.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - partition: The partition's name; nil for all that is held of the dataset.
  /// - Returns: What was dropped, one line a partition; none where nothing is held.
  /// - Throws: `StoreError` of either file.
  package func reject(_ dataset: Dataset, partition: String?) async throws(StoreError) -> DecisionDocument {
    var lines: [DecisionDocument.Line] = []
    for held in try await state.held(of: dataset) where partition == nil || held.partition.name == partition {
      try await store.setHeld(try await state.drop(held), of: dataset)
      lines.append(DecisionDocument.Line(held, nil))
    }
    return DecisionDocument(approved: false, lines: lines)
  }

  private func candidate(_ held: HeldCandidate, _ records: [Record], confirmsWhole: Bool) -> Candidate {
    Candidate(
      dataset: held.dataset, parts: [(held.partition, records)], incomplete: held.isIncomplete ? [held.partition] : [],
      confirmsWhole: confirmsWhole, asOf: held.lastSeen)
  }
}
