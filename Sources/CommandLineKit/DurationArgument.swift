internal import ArgumentParser
internal import Settings

/// A duration as an argument: `1s 90s 15m 6h 7d`.
package struct DurationArgument: ExpressibleByArgument, Sendable {
  /// The duration, at least one second.
  package let duration: Duration

  /// Reads a duration.
  ///
  /// Nil for any other text.
  ///
  /// - Parameter argument: A whole number and one of `s`, `m`, `h` and `d`.
  package init?(argument: String) {
    guard let duration = DurationText.parse(argument) else { return nil }
    self.duration = duration
  }
}
