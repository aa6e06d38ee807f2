/// The kind of service in whose lists of doctors one can look, with the number that the service uses for it.
public enum ServiceKind: Int, Sendable, Hashable, Codable, CaseIterable {
  /// With admission to a ward.
  case inpatient = 1
  /// Without admission.
  case outpatient = 2
}
