internal import ReferenceStore
internal import StateFile

/// A held candidate with what is kept of its pull: its own rows, and those that leave it for other partitions.
struct HeldRows: Sendable, Hashable {
  let held: HeldCandidate
  let own: [Record]
  let moving: [Record]

  /// All that is held of a dataset.
  static func all(of dataset: Dataset, in state: StateFile) async throws(StoreError) -> [HeldRows] {
    var all: [HeldRows] = []
    for held in try await state.held(of: dataset) {
      guard let records = try await state.records(of: held) else { continue }
      all.append(HeldRows(held, records))
    }
    return all
  }

  /// What an administrator's approval publishes.
  ///
  /// - Parameters:
  ///   - chosen: What is approved, of one dataset; not empty.
  ///   - withheld: What stays held back of it.
  ///   - confirmsWhole: Whether all of the dataset is confirmed with it.
  ///   - time: When that is decided, in unix seconds.
  /// - Returns: The candidate.
  static func candidate(
    _ chosen: [HeldRows], withholding withheld: [HeldRows], confirmsWhole: Bool, at time: Int64
  ) -> Candidate {
    Candidate(
      dataset: chosen[0].held.dataset, parts: chosen.map { ($0.held.partition, $0.own) },
      incomplete: Set(chosen.filter(\.held.isIncomplete).map(\.held.partition)), confirmsWhole: confirmsWhole,
      asOf: chosen.map(\.held.lastSeen).min() ?? time
    ).approved(
      at: time, moving: chosen.flatMap(\.moving), withholding: withheld.map { ($0.held.partition, $0.own) })
  }

  private init(_ held: HeldCandidate, _ records: [Record]) {
    self.held = held
    guard case .part(let value) = held.partition, let index = held.dataset.partitionIndex else {
      own = records
      moving = []
      return
    }
    own = records.filter { $0.values[index] == value }
    moving = records.filter { $0.values[index] != value }
  }
}
