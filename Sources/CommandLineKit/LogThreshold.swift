package import Logging
internal import Synchronization

/// The least grave kind of message that is logged, for all loggers of a program at once.
package final class LogThreshold: Sendable {
  private let state: Mutex<Logger.Level>

  /// Makes a threshold.
  ///
  /// - Parameter level: The level to begin with.
  package init(_ level: Logger.Level) { state = Mutex(level) }

  /// The level at this moment.
  package var level: Logger.Level {
    get { state.withLock { $0 } }
    set { state.withLock { $0 = newValue } }
  }
}
