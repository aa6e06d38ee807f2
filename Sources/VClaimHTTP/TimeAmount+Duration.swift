import NIOCore

extension TimeAmount {
  /// A duration for NIO, which counts in nanoseconds: at most a year, at least one nanosecond.
  ///
  /// - Parameter duration: The duration.
  init(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    let whole = min(max(seconds, 0), 365 * 86_400)
    self = .nanoseconds(max(1, whole * 1_000_000_000 + (seconds < 0 ? 0 : attoseconds / 1_000_000_000)))
  }
}
