package import ReferenceStore
public import VClaim

/// A dataset of the reference file, with the type of its rows.
public struct ReferenceDataset<Row: Sendable>: Sendable {
  package let dataset: Dataset
  private let reading: @Sendable (RecordReading) throws(ReferenceError) -> Row

  init(
    _ dataset: Dataset, _ reading: @escaping @Sendable (RecordReading) throws(ReferenceError) -> Row
  ) {
    self.dataset = dataset
    self.reading = reading
  }

  /// The name of the dataset's table.
  public var name: String { dataset.name }

  func row(_ record: Record) throws(ReferenceError) -> Row {
    try reading(RecordReading(record: record, dataset: dataset))
  }
}

extension ReferenceDataset where Row == Polyclinic {
  /// The polyclinics, with their sub-specialities.
  public static var polyclinics: Self {
    Self(.polyclinics) { record throws(ReferenceError) in
      Polyclinic(code: try record.text(0), name: try record.text(1))
    }
  }
}

extension ReferenceDataset where Row == Facility {
  /// The facilities: primary care and hospitals.
  public static var facilities: Self {
    Self(.facilities) { record throws(ReferenceError) in
      Facility(
        code: try record.text(0), name: try record.text(1),
        level: try record.integer(2).flatMap(FacilityLevel.init(rawValue:)))
    }
  }
}

extension ReferenceDataset where Row == Diagnosis {
  /// The diagnoses, by ICD-10 code.
  public static var diagnoses: Self {
    Self(.diagnoses) { record throws(ReferenceError) in
      Diagnosis(code: try record.text(0), name: try record.text(1))
    }
  }
}

extension ReferenceDataset where Row == Doctor {
  /// The doctors of the configured facilities, at each polyclinic.
  public static var doctors: Self {
    Self(.doctors) { record throws(ReferenceError) in
      Doctor(
        facilityCode: try record.text(0), polyclinicCode: try record.text(1), code: try record.text(2),
        name: try record.text(3))
    }
  }
}

extension ReferenceDataset where Row == RoomClass {
  /// The room classes.
  public static var roomClasses: Self {
    Self(.roomClasses) { record throws(ReferenceError) in
      RoomClass(code: try record.text(0), name: try record.text(1))
    }
  }
}

extension ReferenceDataset where Row == Room {
  /// The rooms of the configured facilities.
  public static var rooms: Self {
    Self(.rooms) { record throws(ReferenceError) in
      Room(
        facilityCode: try record.text(0), classCode: try record.text(1), code: try record.text(2),
        name: try record.text(3), capacity: try record.integer(4), available: try record.integer(5))
    }
  }
}
