/// When a checkpoint is tried again that readers kept from copying the whole log.
struct CheckpointTimer: Sendable {
  /// The first pause: by then every look-up has let go of the state that stood in the way, see ``ReleaseTimer/interval``.
  static let firstPause: Duration = .milliseconds(300)
  /// The longest pause: a program that keeps one state for hours is to cost no more than a try a minute.
  static let longestPause: Duration = .seconds(60)

  /// Calls the work once, after the pause.
  let after: @Sendable (_ pause: Duration, _ work: @escaping @Sendable () async -> Void) -> Void

  /// A timer by the machine's monotonic clock.
  static let standard = CheckpointTimer { pause, work in
    Task {
      try? await ContinuousClock().sleep(for: pause)
      await work()
    }
  }
}
