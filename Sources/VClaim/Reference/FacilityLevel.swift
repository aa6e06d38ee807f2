/// The level of care of a facility, with the number that the service uses for it.
public enum FacilityLevel: Int, Sendable, Hashable, Codable, CaseIterable {
  /// Primary care (FKTP).
  case primary = 1
  /// Hospital or other referral care (FKRTL).
  case hospital = 2
}
