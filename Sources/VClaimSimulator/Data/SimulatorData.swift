/// All rows that the simulator answers with.
///
/// A plain value: hand a changed copy to ``Simulator/replace(data:)`` to see what a client makes of rows that were
/// added, changed or removed between two pulls. Arrays are answered in their own order.
public struct SimulatorData: Sendable, Hashable {
  /// Polyclinics and sub-specialities.
  public var polyclinics: [Entry] = []
  /// Health facilities of both levels.
  public var facilities: [Facility] = []
  /// Diagnoses of ICD-10.
  public var diagnoses: [Entry] = []
  /// Doctors, one row for each polyclinic that one sits in.
  public var doctors: [Doctor] = []
  /// Classes of rooms.
  public var roomClasses: [Entry] = []
  /// Rooms of own facilities.
  public var rooms: [Room] = []
  /// Procedures of ICD-9-CM.
  public var procedures: [Entry] = []
  /// Specialities (`spesialistik`).
  public var specialties: [Entry] = []
  /// Kinds of care rooms (`ruangrawat`).
  public var careRooms: [Entry] = []
  /// Conditions at discharge (`pascapulang`).
  public var dischargeConditions: [Entry] = []
  /// Ways of discharge (`carakeluar`).
  public var dischargeStatuses: [Entry] = []
  /// Diagnoses of the programme for chronic diseases (`diagnosaprb`).
  public var chronicDiagnoses: [Entry] = []
  /// Drugs of the programme for chronic diseases (`obatprb`).
  public var chronicDrugs: [Entry] = []
  /// Provinces.
  public var provinces: [Entry] = []
  /// Regencies, each with its province.
  public var regencies: [Area] = []
  /// Districts, each with its regency.
  public var districts: [Area] = []
  /// Insured persons, invented.
  public var members: [Member] = []

  /// Creates data without any row.
  public init() {}
}
