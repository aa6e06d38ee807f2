/// How far this machine's clock is ahead of one service's, judged from several measurements.
///
/// One odd measurement moves nothing: what is corrected for has to be the same three times, and is given up again only when
/// two of the last three speak against it.
struct ClockSkew: Sendable, Hashable {
  /// How many measurements are looked at.
  private static let window = 3
  /// The least skew that is corrected, in seconds; the service is assumed to tolerate 300 (`vclaim.md`, section 1).
  private static let threshold: Int64 = 30

  /// The latest measurements, the newest last.
  private var recent: [ClockMeasurement] = []
  /// What is corrected for.
  private var corrected: ClockMeasurement?

  /// The seconds to take off this machine's time before signing; 0 unless the skew is large and steady.
  var correction: Int64 { corrected?.seconds ?? 0 }

  /// The middle one of the latest measurements, or nil before the first.
  var measured: Int64? { Self.middle(of: recent)?.seconds }

  /// Takes a measurement into account.
  ///
  /// - Parameter measurement: The measurement.
  mutating func note(_ measurement: ClockMeasurement) {
    recent = recent.suffix(Self.window - 1) + [measurement]
    guard recent.count == Self.window, let best = mostExact else { return }
    let isSteady = recent.allSatisfy { one in recent.allSatisfy(one.agrees) }
    let against = recent.count { one in corrected.map { !one.agrees(with: $0) } ?? false }
    if isSteady {
      // What slow answers tell roughly does not replace what quick ones told exactly.
      if let corrected, against == 0, corrected.uncertainty < best.uncertainty { return }
      corrected = best.seconds.magnitude >= Self.threshold ? best : nil
    } else if against > 1 {
      corrected = nil
    }
  }

  /// The middle one of the most exact among the latest measurements.
  private var mostExact: ClockMeasurement? {
    let least = recent.map(\.uncertainty).min()
    return Self.middle(of: recent.filter { $0.uncertainty == least })
  }

  private static func middle(of measurements: [ClockMeasurement]) -> ClockMeasurement? {
    measurements.isEmpty ? nil : measurements.sorted { $0.seconds < $1.seconds }[(measurements.count - 1) / 2]
  }
}
