import ReferenceStore
public import VClaim

extension ReferenceDataset where Row: CodedValue {
  /// A dataset that has no more than code and name.
  private static func coded(_ dataset: Dataset) -> Self {
    Self(dataset) { record throws(ReferenceError) in Row(code: try record.text(0), name: try record.text(1)) }
  }
}

extension ReferenceDataset where Row == Procedure {
  /// The procedures, by ICD-9-CM code.
  public static var procedures: Self { coded(.procedures) }
}

extension ReferenceDataset where Row == Specialty {
  /// The specialties.
  public static var specialties: Self { coded(.specialties) }
}

extension ReferenceDataset where Row == CareRoom {
  /// The kinds of care rooms.
  public static var careRooms: Self { coded(.careRooms) }
}

extension ReferenceDataset where Row == DischargeCondition {
  /// The conditions at discharge.
  public static var dischargeConditions: Self { coded(.dischargeConditions) }
}

extension ReferenceDataset where Row == DischargeStatus {
  /// The ways of discharge.
  public static var dischargeStatuses: Self { coded(.dischargeStatuses) }
}

extension ReferenceDataset where Row == ChronicDiagnosis {
  /// The diagnoses of the programme for chronic diseases.
  public static var chronicDiagnoses: Self { coded(.chronicDiagnoses) }
}

extension ReferenceDataset where Row == Province {
  /// The provinces.
  public static var provinces: Self { coded(.provinces) }
}

extension ReferenceDataset where Row == Regency {
  /// The regencies and cities of the provinces.
  public static var regencies: Self {
    Self(.regencies) { record throws(ReferenceError) in
      Regency(provinceCode: try record.text(0), code: try record.text(1), name: try record.text(2))
    }
  }
}

extension ReferenceDataset where Row == District {
  /// The districts of the regencies.
  public static var districts: Self {
    Self(.districts) { record throws(ReferenceError) in
      District(regencyCode: try record.text(0), code: try record.text(1), name: try record.text(2))
    }
  }
}
