import SQLite

extension ReferenceStore {
  /// Up to this size the log is left to grow into: cutting it waits for readers, and it would only grow again.
  private static let logLimit = 16 << 20

  /// Moves what stands in the log into the file, as far as readers allow without anybody waiting.
  ///
  /// Where a reader is on an older state, the rest is tried again in the background, 300 milliseconds later at first, until
  /// nothing is left. Only a log of more than 16 MB is cut: that waits for readers, and a log that stays is written over. It
  /// is not done after a pull that changed nothing: it waits for the disk three times, one of them at the next commit, for
  /// one page.
  ///
  /// - Throws: `StoreError` with `database`.
  package func checkpointIfNeeded() async throws(StoreError) {
    if try await checkpoint() { return }
    checkpointRepeats.begin { [weak self] in
      // Whatever stood in the way of a repetition, such as the file being closed, the next publication meets it again.
      guard let self, let isComplete = try? await self.checkpoint() else { return true }
      return isComplete
    }
  }

  /// Copies what readers allow to be copied.
  ///
  /// - Returns: Whether the whole log is in the file.
  private func checkpoint() async throws(StoreError) -> Bool {
    try await perform("copying the log into the file") { [path] writer in
      try await writer.withConnection { connection in
        // A reader on an older state would only make the cut wait in vain: it is left for the next time.
        guard try connection.checkpoint(.passive).isComplete else { return false }
        if FileKind.size(of: path + "-wal") > ReferenceStore.logLimit { _ = try connection.checkpoint(.truncate) }
        return true
      }
    }
  }
}
