internal import Glibc
package import ReferenceStore
internal import ReferenceSync
package import Settings
internal import StateFile
internal import VClaim

/// The cool-downs, asked of the daemon, or of the state file where none runs.
package struct CoolDownAccess: Sendable {
  private let settings: Settings
  private var path: String { StateFile.path(beside: settings.databasePath) }

  /// Makes the access.
  ///
  /// - Parameter settings: The configuration.
  package init(_ settings: Settings) { self.settings = settings }

  /// What is left alone.
  ///
  /// - Returns: The document.
  /// - Throws: ``CommandError``, with `inputOutput` where this user may not read the state file.
  package func coolDowns() async throws -> CoolDownDocument {
    let answer = try await DaemonConnection.with(settings.socketPath, forbiddenIsAbsent: true) {
      try await $0.coolDowns()
    }
    if let answer { return answer }
    guard unsafe access(path, F_OK) == 0 else { return CoolDownDocument([]) }
    guard let kept = StateFile.gate(inFileAt: path) else {
      throw CommandError(
        .inputOutput, "\(path) cannot be read: only its owner and root may, and only if this program knows its format")
    }
    return CoolDownDocument(told(kept))
  }

  /// Ends every cool-down.
  ///
  /// - Returns: What was ended.
  /// - Throws: ``CommandError``, or `StoreError` with `locked` where somebody has the files and no socket answers.
  package func clear() async throws -> CoolDownDocument {
    if let answer = try await DaemonConnection.with(settings.socketPath, { try await $0.clearCoolDowns() }) {
      return answer
    }
    guard unsafe access(path, F_OK) == 0 else { return CoolDownDocument([], cleared: []) }
    try DirectoryOwner.adopt(settings.databaseDirectory)
    let lock = try WriterLock(for: settings.databasePath)
    let state = try await StateFile(path: path, now: SystemTime.unixSeconds)
    // What is cleared in nothing but memory would be in force again at once.
    if let reason = state.reasonInMemory {
      await state.close()
      throw StoreError(.cannotOpen, "the cool-downs cannot be changed: \(reason)")
    }
    var kept = try await state.gate()
    let ended = told(kept)
    kept.coolDowns = []
    try await state.keepGate { [kept] in (kept, ()) }
    await state.close()
    _ = consume lock
    return CoolDownDocument([], cleared: ended)
  }

  private func told(_ kept: KeptGate) -> [CoolDown] {
    GateReport(kept, requestsPerDay: settings.requestsPerDay, now: SystemTime.unixSeconds()).upstream.coolDowns
  }
}
