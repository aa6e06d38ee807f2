/// What the service says of a member's right to care on a day.
///
/// Encoded: `{"day": "yyyy-mm-dd", "eligible": …, "member": {...}}`. Printing a value shows nothing of the person.
public struct Eligibility: Sendable, Hashable, PersonalData {
  /// The member.
  public var member: Member
  /// The day that was asked for.
  public var day: CalendarDay

  /// Makes an answer.
  ///
  /// - Parameters:
  ///   - member: The member.
  ///   - day: The day that was asked for.
  public init(member: Member, day: CalendarDay) {
    self.member = member
    self.day = day
  }

  /// Whether the member is entitled to care on that day: the code of the status is `0` (`vclaim.md`, section 5).
  public var isEligible: Bool { member.status.code == "0" }
}

extension Eligibility: Codable {
  private enum CodingKeys: String, CodingKey {
    case day
    case eligible
    case member
  }

  /// Reads what ``encode(to:)`` writes; `eligible` follows from the member.
  ///
  /// - Parameter decoder: The decoder.
  /// - Throws: `DecodingError`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      member: try container.decode(Member.self, forKey: .member),
      day: try container.decode(CalendarDay.self, forKey: .day))
  }

  /// Writes day, judgement and member.
  ///
  /// - Parameter encoder: The encoder.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(day, forKey: .day)
    try container.encode(isEligible, forKey: .eligible)
    try container.encode(member, forKey: .member)
  }
}
