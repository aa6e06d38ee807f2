@testable import VClaimSimulator

/// Local time of a trial: that of Jakarta, seven hours ahead.
enum TrialDay {
  private static let shift: Int64 = 7 * 3_600
  /// A midnight there, from 14 to 15 January 2027.
  static let midnight: Int64 = 1_799_946_000

  static func second(at unix: Int64) -> Int64 { ((unix + shift) % 86_400 + 86_400) % 86_400 }

  static func text(at unix: Int64) -> String { String(CivilTime(unixSeconds: unix + shift).timestamp.prefix(10)) }
}
