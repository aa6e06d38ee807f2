package import ReferenceStore
public import VClaim

/// A dataset of the reference file, with the type of its rows.
public struct ReferenceDataset<Row: Sendable>: Sendable {
  package let dataset: Dataset
  private let reading: @Sendable (RecordReading) throws(ReferenceError) -> Row
  // Made where the type of the rows is known, so that nothing on the way from the file has to find it out.
  let lookUp: @Sendable (LocalReference, KeyParts) throws(ReferenceError) -> Lookup<Row>
  let search: @Sendable (LocalReference, String, Int) throws(ReferenceError) -> SearchResult<Row>

  init(_ dataset: Dataset) where Row: RecordRow {
    self.dataset = dataset
    reading = { record throws(ReferenceError) in try Row(record) }
    lookUp = { local, key throws(ReferenceError) in try local.row(in: dataset, key) }
    search = { local, text, limit throws(ReferenceError) in
      try local.rows(in: dataset, matching: text, limit: limit)
    }
  }

  /// The name of the dataset's table.
  public var name: String { dataset.name }

  func row(_ record: Record) throws(ReferenceError) -> Row {
    try reading(RecordReading(record: record, dataset: dataset))
  }
}

extension ReferenceDataset where Row == Polyclinic {
  /// The polyclinics, with their sub-specialities.
  public static var polyclinics: Self { Self(.polyclinics) }
}

extension ReferenceDataset where Row == Facility {
  /// The facilities: primary care and hospitals.
  public static var facilities: Self { Self(.facilities) }
}

extension ReferenceDataset where Row == Diagnosis {
  /// The diagnoses, by ICD-10 code.
  public static var diagnoses: Self { Self(.diagnoses) }
}

extension ReferenceDataset where Row == Doctor {
  /// The doctors of the configured facilities, at each polyclinic.
  public static var doctors: Self { Self(.doctors) }
}

extension ReferenceDataset where Row == RoomClass {
  /// The room classes.
  public static var roomClasses: Self { Self(.roomClasses) }
}

extension ReferenceDataset where Row == Room {
  /// The rooms of the configured facilities.
  public static var rooms: Self { Self(.rooms) }
}
