internal import Logging
internal import ReferenceStore
internal import StateFile
internal import Synchronization

/// How keeping the gate's state goes.
struct GateSaving {
  var hasFailed = false
}

extension UpstreamGate {
  /// Keeps cool-downs and budget in the file.
  ///
  /// A file that cannot be written is told to the log; everything stays in force in this program.
  package func save() async { await save(ahead: false) }

  /// - Parameter ahead: Whether to count requests in advance.
  func save(ahead: Bool) async {
    guard let file else { return }
    let now = time.elapsed
    let wall = time.now
    do {
      let advance = try await file.keepGate { state.withLock { $0.kept(ahead: ahead, at: now(), wall: wall()) } }
      if let advance { state.withLock { $0.didKeep(advance) } }
      if saving.withLock({ saving in
        defer { saving.hasFailed = false }
        return saving.hasFailed
      }) {
        logger.notice("the budget is kept again")
      }
    } catch {
      // The budget holds in this program all the same, and is written with the next requests.
      if ahead { state.withLock { $0.goOnUnkept(at: now()) } }
      let isNews = saving.withLock { saving in
        defer { saving.hasFailed = true }
        return !saving.hasFailed
      }
      if isNews {
        logger.error("the budget cannot be kept", metadata: ["error": .string(error.description)])
      }
    }
  }
}
