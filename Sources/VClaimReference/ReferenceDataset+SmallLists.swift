import ReferenceStore
public import VClaim

extension ReferenceDataset where Row == Procedure {
  /// The procedures, by ICD-9-CM code.
  public static var procedures: Self { Self(.procedures) }
}

extension ReferenceDataset where Row == Specialty {
  /// The specialties.
  public static var specialties: Self { Self(.specialties) }
}

extension ReferenceDataset where Row == CareRoom {
  /// The kinds of care rooms.
  public static var careRooms: Self { Self(.careRooms) }
}

extension ReferenceDataset where Row == DischargeCondition {
  /// The conditions at discharge.
  public static var dischargeConditions: Self { Self(.dischargeConditions) }
}

extension ReferenceDataset where Row == DischargeStatus {
  /// The ways of discharge.
  public static var dischargeStatuses: Self { Self(.dischargeStatuses) }
}

extension ReferenceDataset where Row == ChronicDiagnosis {
  /// The diagnoses of the programme for chronic diseases.
  public static var chronicDiagnoses: Self { Self(.chronicDiagnoses) }
}

extension ReferenceDataset where Row == Province {
  /// The provinces.
  public static var provinces: Self { Self(.provinces) }
}

extension ReferenceDataset where Row == Regency {
  /// The regencies and cities of the provinces.
  public static var regencies: Self { Self(.regencies) }
}

extension ReferenceDataset where Row == District {
  /// The districts of the regencies.
  public static var districts: Self { Self(.districts) }
}
