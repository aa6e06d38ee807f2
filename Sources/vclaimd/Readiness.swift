import Synchronization
import SystemdNotify

/// What the service manager is told of the start and of reloads.
final class Readiness: Sendable {
  private let notifier: SystemdNotifier
  private let isReady = Mutex(false)

  init(_ notifier: SystemdNotifier) { self.notifier = notifier }

  /// The file can be served.
  func begin() throws {
    isReady.withLock { $0 = true }
    try notifier.send(.ready)
  }

  /// Tells of a reload, its end too whatever comes of it; before the start is over there is nothing to tell.
  func whileReloading<Value, Failure: Error>(
    _ reload: () async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    let isReady = isReady.withLock { $0 }
    // A service manager that cannot be told is no reason not to reload.
    if isReady { try? notifier.send(.reloading(at: MonotonicTime.microseconds())) }
    defer { if isReady { try? notifier.send(.ready) } }
    return try await reload()
  }
}
