internal import Glibc
package import ReferenceStore
package import ReferenceSync
package import Settings
package import StateFile
internal import VClaim

/// The reference file and the state file, open for writing, with the right to do so.
package final class WritableFiles: Sendable {
  /// The reference file.
  package let store: ReferenceStore
  /// What the daemon must remember.
  package let state: StateFile
  /// What the guard holds back, and what can be done about it.
  package let decisions: HeldDecisions
  private let fileRemarks: [String]
  private let aliasRemark: String?
  private let lock: WriterLock

  /// Takes the lock and opens the files.
  ///
  /// Root takes on the owner of the files' directory here: the configuration has been read by then.
  ///
  /// - Parameter settings: The configuration.
  /// - Throws: `StoreError`, with `locked` when another program writes, or `CommandError`.
  package init(_ settings: Settings) async throws {
    try DirectoryOwner.adopt(settings.databaseDirectory)
    lock = try WriterLock(for: settings.databasePath)
    let statePath = StateFile.path(beside: settings.databasePath)
    let wasKept = unsafe access(statePath, F_OK) == 0
    let isRebuilt: Bool
    (store, fileRemarks, isRebuilt) = try await ReferenceStore.mending(
      path: settings.databasePath, wasKept: wasKept, now: SystemTime.unixSeconds)
    state = try await StateFile(path: statePath, now: SystemTime.unixSeconds)
    // What was published since the snapshot, or into the lost log, comes back with the next pull only.
    if isRebuilt { try await state.hasten() }
    let aliases = try settings.aliases()
    aliasRemark = aliases.problem
    if store.frozen == nil { try await store.setAliases(aliases.table) }
    decisions = HeldDecisions(store: store, state: state, now: SystemTime.unixSeconds)
    try await decisions.reconcile()
  }

  /// What an administrator should know of the files, one sentence each.
  package var remarks: [String] { fileRemarks + (aliasRemark.map { [$0] } ?? []) + state.mended + stateRemarks }

  private var stateRemarks: [String] {
    if let reason = state.reasonInMemory {
      return [
        "there is no state file: what is held, pinned and remembered from now on is forgotten with this program: "
          + reason
      ]
    }
    guard let aside = state.setAside else { return [] }
    return ["the state file could not be used and is now \(aside.path), a new one was made: \(aside.reason)"]
  }

  /// The datasets that were rolled back, read beside whoever has the files open.
  ///
  /// - Parameter settings: The configuration.
  /// - Returns: The pins; nil where this user may not read them, or there is no state file.
  package static func pins(_ settings: Settings) -> [Pin]? {
    StateFile.pins(inFileAt: StateFile.path(beside: settings.databasePath))
  }

  /// How gate and services stood when the state file was last written, read beside whoever has the files open.
  ///
  /// - Parameter settings: The configuration.
  /// - Returns: The report; nil where this user may not read the file, or there is none.
  package static func gateReport(_ settings: Settings) -> GateReport? {
    StateFile.gate(inFileAt: StateFile.path(beside: settings.databasePath)).map {
      GateReport($0, requestsPerDay: settings.requestsPerDay, now: SystemTime.unixSeconds())
    }
  }

  /// Closes the files.
  package func close() async {
    await state.close()
    await store.close()
  }
}
