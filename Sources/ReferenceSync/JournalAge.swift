/// From when on changes are too old to be kept, by two clocks that must agree.
///
/// A wall clock that runs years ahead must not empty the journal. The time that a change is measured by is therefore no
/// later than the newest one that the file knew when the program started, and as much as has passed since by a clock that
/// nobody sets.
package struct JournalAge: Sendable {
  /// How long changes are kept, in seconds.
  let seconds: Int64
  /// The newest time that the file knew at the start, in unix seconds.
  let newest: Int64
  /// What the monotonic clock said at the start.
  let start: Duration

  /// Before when changes are too old.
  ///
  /// - Parameters:
  ///   - now: The wall clock, in unix seconds.
  ///   - elapsed: The monotonic clock.
  /// - Returns: Unix seconds.
  func limit(now: Int64, elapsed: Duration) -> Int64 {
    min(now, newest + (elapsed - start).components.seconds) - seconds
  }
}
