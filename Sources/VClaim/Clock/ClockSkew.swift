/// How far this machine's clock is ahead of one service's, judged from several measurements.
///
/// One odd measurement moves nothing: what is corrected for has to be the same three times, and is given up again only when
/// two of the last three speak against it.
struct ClockSkew: Sendable, Hashable {
  /// How many measurements are looked at.
  private static let window = 3
  /// How far apart measurements of one skew may lie, in seconds: both clocks are read in whole seconds.
  private static let tolerance: Int64 = 2
  /// The least skew that is corrected, in seconds; the service is assumed to tolerate 300 (`vclaim.md`, section 1).
  private static let threshold: Int64 = 30

  /// The latest measurements, the newest last.
  private var recent: [Int64] = []

  /// The seconds to take off this machine's time before signing; 0 unless the skew is large and steady.
  private(set) var correction: Int64 = 0

  /// The middle one of the latest measurements, or nil before the first.
  var measured: Int64? {
    recent.isEmpty ? nil : recent.sorted()[(recent.count - 1) / 2]
  }

  /// Takes a measurement into account.
  ///
  /// - Parameter seconds: How far this machine's clock was ahead, negative when it was behind.
  mutating func note(_ seconds: Int64) {
    recent = recent.suffix(Self.window - 1) + [seconds]
    guard recent.count == Self.window, let least = recent.min(), let most = recent.max(), let middle = measured else {
      return
    }
    if Self.agree(least, most) {
      correction = middle.magnitude >= Self.threshold ? middle : 0
    } else if recent.count(where: { !Self.agree($0, correction) }) > 1 {
      correction = 0
    }
  }

  private static func agree(_ one: Int64, _ other: Int64) -> Bool {
    let (difference, overflow) = one.subtractingReportingOverflow(other)
    return !overflow && difference.magnitude <= tolerance
  }
}
