/// Decides whether the service manager's watchdog is fed: only while what it watches gets on.
///
/// Time is counted in ticks of its own, so that a machine that slept, or a clock that was set, makes nothing look late.
package struct WatchdogFeeder: Sendable {
  /// The time between two ticks: half of what the manager waits for.
  package let tick: Duration
  private var steps: UInt64?
  private var quiet = Duration.zero

  /// Makes a feeder.
  ///
  /// - Parameter interval: How often the manager wants to hear of the service, ``SystemdNotifier/watchdogInterval``.
  package init(interval: Duration) { tick = interval / 2 }

  /// Looks at what is watched, once each ``tick``.
  ///
  /// - Parameters:
  ///   - steps: How many steps it has made.
  ///   - patience: How long the next step may take; nil: for ever.
  /// - Returns: Whether to send ``NotifyState/watchdog``.
  package mutating func looks(at steps: UInt64, patience: Duration?) -> Bool {
    if steps == self.steps { quiet += tick } else { quiet = .zero }
    self.steps = steps
    return patience.map { quiet <= $0 } ?? true
  }
}
