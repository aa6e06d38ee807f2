package import ReferenceStore
internal import StateFile

extension HeldDecisions {
  /// How many partitions of each dataset are held, without looking at their rows.
  ///
  /// - Returns: A number for each dataset of which something is held.
  /// - Throws: `StoreError` of the state file.
  package func counts() async throws(StoreError) -> [Dataset: Int] {
    Dictionary(grouping: try await state.held(), by: \.dataset).mapValues(\.count)
  }
}
