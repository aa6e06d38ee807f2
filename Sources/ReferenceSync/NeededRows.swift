internal import ReferenceStore
internal import SQLite

/// What a run has read so far of the datasets by whose codes others are asked for.
struct NeededRows: Sendable {
  private struct Rows {
    let records: [Record]
    /// Whether the service has no others; else the file's count as well.
    let areAll: Bool
  }

  private var pulled: [Dataset: Rows] = [:]

  /// Keeps what a pull read, where another dataset needs it.
  mutating func note(_ records: [Record], of dataset: Dataset, areAll: Bool) {
    guard WayToPull.all.contains(where: { $0.needs == dataset }) else { return }
    pulled[dataset] = Rows(records: records, areAll: areAll)
  }

  /// The codes by which a dataset is asked for: of this run's pull, and of the file where that may have more.
  ///
  /// - Parameters:
  ///   - way: How the dataset is pulled.
  ///   - store: The file.
  /// - Returns: Each code once; none where the dataset needs no other.
  /// - Throws: `.prerequisiteUnknown` where no code is known, or what the store throws.
  func codes(for way: WayToPull, in store: ReferenceStore) async throws(SyncError) -> [String] {
    guard let needed = way.needs else { return [] }
    var records = pulled[needed]?.records ?? []
    if pulled[needed]?.areAll != true {
      do { records += try await store.records(of: needed) } catch { throw SyncError(error, dataset: way.dataset) }
    }
    let column = needed.columns.firstIndex { $0.name == "code" } ?? 0
    var seen: Set<String> = []
    let codes = records.compactMap { record -> String? in
      guard case .text(let code) = record.values[column], seen.insert(code).inserted else { return nil }
      return code
    }
    guard !codes.isEmpty else {
      throw SyncError(
        .prerequisiteUnknown, dataset: way.dataset, endpoint: nil,
        reason:
          "\(way.dataset.commandName) are asked for by the codes of \(needed.commandName), and none is known yet: "
          + "pull \(needed.commandName) first")
    }
    return codes
  }
}
