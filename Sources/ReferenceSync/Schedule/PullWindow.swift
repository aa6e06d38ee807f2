/// The part of the day in which pulls begin by themselves: from one local time to another, over midnight as well.
package struct PullWindow: Sendable, Hashable {
  /// The second of the day with which it begins.
  package let start: Int64
  /// The second of the day before which it ends.
  package let end: Int64

  private static let day: Int64 = 86_400

  /// Makes a window.
  ///
  /// - Parameters:
  ///   - start: The second of the day with which it begins, 0 to 86,399.
  ///   - end: The second of the day before which it ends, another one.
  package init(start: Int64, end: Int64) {
    precondition(start != end, "A window that is a whole day is none.")
    self.start = start
    self.end = end
  }

  /// How long it is open, in seconds.
  var length: Int64 { (end - start + Self.day) % Self.day }

  /// How long to wait until pulls may begin.
  ///
  /// - Parameters:
  ///   - second: The second of the local day.
  ///   - offset: So many seconds after the window opens, less than its length, this machine's turn begins.
  /// - Returns: Seconds, 0 while they may.
  func wait(at second: Int64, offset: Int64) -> Int64 {
    let sinceTurn = (second - start - offset + 2 * Self.day) % Self.day
    return sinceTurn < length - offset ? 0 : Self.day - sinceTurn
  }
}
