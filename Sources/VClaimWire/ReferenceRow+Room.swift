/// What a row says of a room besides code and name, where the service sends it (`vclaim.md`, section 4: *assumed*).
extension ReferenceRow {
  /// The code of the room's class (`kodekelas`); empty where the service does not send one.
  package var roomClass: String { fields["kodekelas"] ?? "" }

  /// The number of beds (`kapasitas`); nil where the service sends no whole number.
  package var bedCapacity: Int64? { fields["kapasitas"].flatMap { Int64($0) } }

  /// The number of free beds (`tersedia`); nil where the service sends no whole number.
  package var bedsAvailable: Int64? { fields["tersedia"].flatMap { Int64($0) } }
}
