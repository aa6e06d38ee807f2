package import ReferenceStore
internal import StateFile

extension HeldDecisions {
  /// Brings a dataset back to the rows that it had at a generation, and pins it.
  ///
  /// From then on, what pulls bring is published only where it does not differ; what differs is held until
  /// `approve`, however often it comes. The pin is written first: should the program die in between, the next pull does
  /// not undo what an administrator wanted.
  ///
  /// `as_of` tells readers when the service is known to have told these rows, which is in the past; with its age the
  /// dataset becomes `stale` as any other does, and `held` once a pull brings something else. A registration desk thus
  /// never takes rows that were brought back for newer than they are.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - generation: One of the file's generations, within the dataset's history.
  ///   - dryRun: Whether to tell only what would change.
  /// - Returns: What changed.
  /// - Throws: `StoreError` with `futureGeneration` or `unknownPast`, or of either file.
  package func rollBack(
    _ dataset: Dataset, to generation: Int64, dryRun: Bool
  ) async throws(StoreError) -> RollbackDocument {
    try await state.alone { () async throws(StoreError) in try await goBack(dataset, to: generation, dryRun: dryRun) }
  }

  private func goBack(
    _ dataset: Dataset, to generation: Int64, dryRun: Bool
  ) async throws(StoreError) -> RollbackDocument {
    let time = now()
    // What cannot be done shows before anything is written.
    let preview = try await store.rollBack(dataset, to: generation, at: time, keys: Self.shownKeys, dryRun: true)
    if dryRun { return RollbackDocument(dataset, to: generation, preview, isDryRun: true) }
    let previous = try await state.pin(of: dataset)
    try await state.keep(Pin(dataset, to: generation, since: time))
    do {
      let done = try await store.rollBack(dataset, to: generation, at: time, keys: Self.shownKeys, dryRun: false)
      return RollbackDocument(dataset, to: generation, done, isDryRun: false)
    } catch {
      if let previous {
        try? await state.keep(previous)
      } else {
        _ = try? await state.unpin(dataset)
      }
      throw error
    }
  }
}
