internal import Glibc

/// A signal that the daemon acts on instead of dying of it.
package enum ProcessSignal: Sendable, Hashable, CaseIterable {
  /// SIGHUP: read the configuration again.
  case reload
  /// SIGUSR1: resync everything now.
  case resync
  /// SIGUSR2: dump the state.
  case dump
  /// SIGTERM or SIGINT: stop.
  case stop

  /// The signal of a number.
  ///
  /// - Parameter number: A number of `signal(7)`.
  package init?(number: Int32) {
    switch number {
    case SIGHUP: self = .reload
    case SIGUSR1: self = .resync
    case SIGUSR2: self = .dump
    case SIGTERM, SIGINT: self = .stop
    default: return nil
    }
  }
}
