/// Durations counted by size.
struct DurationHistogram: Sendable, Hashable {
  /// The bounds, in seconds as the exposition writes them: a good answer takes a fraction of one, a time-out half a minute.
  private static let bounds: [(text: String, duration: Duration)] = [
    ("0.1", .milliseconds(100)), ("0.25", .milliseconds(250)), ("0.5", .milliseconds(500)), ("1", .seconds(1)),
    ("2.5", .milliseconds(2_500)), ("5", .seconds(5)), ("10", .seconds(10)), ("30", .seconds(30)),
  ]

  private var counts = [Int64](repeating: 0, count: bounds.count)
  private(set) var count: Int64 = 0
  private(set) var sum = Duration.zero

  /// How many durations are not longer than each bound, the last of which is `+Inf`.
  var buckets: [(bound: String, count: Int64)] {
    var total: Int64 = 0
    let bounded = zip(Self.bounds, counts).map { bound, count in
      total += count
      return (bound.text, total)
    }
    return bounded + [("+Inf", count)]
  }

  mutating func add(_ duration: Duration) {
    if let index = Self.bounds.firstIndex(where: { duration <= $0.duration }) { counts[index] += 1 }
    count += 1
    sum += duration
  }
}
