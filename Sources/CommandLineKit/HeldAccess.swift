package import ReferenceStore
package import ReferenceSync
package import Settings
internal import StateFile

/// What the guard holds back, asked of the daemon, or of the files where none runs.
package struct HeldAccess: Sendable {
  private let settings: Settings

  /// Makes the access.
  ///
  /// - Parameter settings: The configuration.
  package init(_ settings: Settings) { self.settings = settings }

  /// What is held.
  ///
  /// - Returns: The document.
  /// - Throws: ``CommandError``, or `StoreError` where no daemon answers and the files cannot be opened.
  package func pending() async throws -> PendingDocument {
    if let answer = try await DaemonConnection.with(settings.socketPath, { try await $0.pending() }) { return answer }
    return try await withFiles { try await $0.pending() }
  }

  /// Approves or rejects what is held of a dataset.
  ///
  /// - Parameters:
  ///   - isApproved: Whether it is published; else dropped.
  ///   - dataset: The dataset.
  ///   - partition: The partition's name; nil for all that is held of the dataset.
  /// - Returns: What became of it.
  /// - Throws: ``CommandError`` with `absent` when nothing is held; else what ``pending()`` throws.
  package func decide(_ isApproved: Bool, _ dataset: Dataset, partition: String?) async throws -> DecisionDocument {
    let answer = try await DaemonConnection.with(settings.socketPath) { daemon in
      try await daemon.decide(isApproved, dataset, partition: partition)
    }
    if let answer { return answer }
    let document = try await withFiles { decisions in
      isApproved
        ? try await decisions.approve(dataset, partition: partition)
        : try await decisions.reject(dataset, partition: partition)
    }
    guard !document.isEmpty else {
      let place = partition.map { " in partition \($0.escapedLine)" } ?? ""
      throw CommandError(.absent, "nothing is held of \(dataset.commandName)\(place)")
    }
    return document
  }

  /// Brings a dataset back to what it was at a generation, and pins it.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - generation: The generation.
  ///   - dryRun: Whether to tell only what would change.
  /// - Returns: What changed.
  /// - Throws: What ``pending()`` throws; with `absent` or `StoreError.Code.unknownPast` when what was then is not known.
  package func rollBack(_ dataset: Dataset, to generation: Int64, dryRun: Bool) async throws -> RollbackDocument {
    let answer = try await DaemonConnection.with(settings.socketPath) { daemon in
      try await daemon.rollBack(dataset, to: generation, dryRun: dryRun)
    }
    if let answer { return answer }
    return try await withFiles { try await $0.rollBack(dataset, to: generation, dryRun: dryRun) }
  }

  private func withFiles<Result: Sendable>(_ body: (HeldDecisions) async throws -> Result) async throws -> Result {
    guard ReferenceFile.exists(settings) else {
      throw StoreError(.missingFile, "\(settings.databasePath) is missing: nothing was pulled yet")
    }
    let files = try await WritableFiles(settings)
    for remark in files.remarks { Program.report(remark, by: "vclaimctl") }
    do {
      if let reason = files.store.frozen { throw reason }
      // What is decided on nothing but memory would be forgotten at once.
      if let reason = files.state.reasonInMemory {
        throw StoreError(.cannotOpen, "what the guard holds back cannot be read or changed: \(reason)")
      }
      let result = try await body(files.decisions)
      await files.close()
      return result
    } catch {
      await files.close()
      throw error
    }
  }
}
