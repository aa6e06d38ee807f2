internal import Glibc
package import ReferenceStore
package import ReferenceSync
package import Settings
internal import VClaimReference

/// One pull by the daemon that keeps the file already: what `vclaimd sync` is where one runs.
package struct SyncByDaemon: Sendable {
  private let settings: Settings

  /// Makes a run.
  ///
  /// - Parameter settings: The configuration; credentials need not be among it.
  package init(_ settings: Settings) { self.settings = settings }

  /// Has the daemon pull, and waits until it is done.
  ///
  /// - Parameters:
  ///   - datasets: The datasets; none means all that the daemon keeps.
  ///   - isDryRun: Whether to say what would change, and publish nothing.
  ///   - asked: Called when there is a daemon to ask, with its socket.
  /// - Returns: What came of each dataset; nil when nobody keeps the file, or no daemon of this file answers.
  /// - Throws: ``CommandError`` when the daemon refuses or stops meanwhile.
  package func run(
    _ datasets: [Dataset], isDryRun: Bool, asked: (String) -> Void
  ) async throws -> SyncDocument? {
    guard WriterLock.isHeld(for: settings.databasePath) != false else { return nil }
    return try await DaemonConnection.with(settings.socketPath) { daemon in
      guard let status = try await daemon.status(), isOurs(status.database) else { return nil }
      asked(settings.socketPath.escapedLine)
      return try await daemon.resyncAndWait(datasets, dryRun: isDryRun)
    }
  }

  /// Whether the daemon at the socket keeps our file and not another one.
  private func isOurs(_ path: String?) -> Bool {
    guard let path else { return false }
    if path == settings.databasePath { return true }
    var (theirs, ours) = (stat(), stat())
    return unsafe stat(path, &theirs) == 0 && stat(settings.databasePath, &ours) == 0
      && theirs.st_dev == ours.st_dev && theirs.st_ino == ours.st_ino
  }
}
