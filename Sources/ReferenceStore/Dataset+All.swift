extension Dataset {
  /// Every dataset of the file, in the order in which they are shown; pulls have an order of their own.
  package static let all: [Dataset] = [polyclinics, facilities, diagnoses, doctors, roomClasses, rooms]

  /// Polyclinics and their sub-specialities (poli), about 200.
  package static let polyclinics = Dataset(name: "polyclinics", columns: [.text("code"), .text("name")], keyCount: 1)

  /// Health facilities (faskes), more than 20,000: level 1 primary (FKTP), 2 hospital (FKRTL), NULL unknown.
  ///
  /// Hospitals are shown first, for a referral mostly goes to one; then by name.
  package static let facilities = Dataset(
    name: "facilities",
    columns: [.text("code"), .text("name"), .integer("level", isNullable: true)],
    keyCount: 1,
    partitionColumn: "level",
    search: Search(
      columns: ["code", "name"], unindexed: [], displayOrder: "level IS NOT 2, name COLLATE NOCASE, code"))

  /// Diagnoses (ICD-10), more than 12,000.
  ///
  /// A category is shown before the codes below it: A00, A01 … before A00.0.
  package static let diagnoses = Dataset(
    name: "diagnoses",
    columns: [.text("code"), .text("name")],
    keyCount: 1,
    search: Search(columns: ["code", "name"], unindexed: [], displayOrder: "length(code), code"),
    normalizesKeyToUpperCase: true)

  /// Doctors (dokter DPJP) of the configured facilities, 20 to 200 each.
  ///
  /// They are shown by name. The Antrean service names no polyclinic: its code is then the empty text.
  package static let doctors = Dataset(
    name: "doctors",
    columns: [
      .text("facility_code"), .text("polyclinic_code", mayBeEmpty: true), .text("code"), .text("name"),
    ],
    keyCount: 3,
    partitionColumn: "facility_code",
    search: Search(
      columns: ["code", "name"], unindexed: ["facility_code", "polyclinic_code"],
      displayOrder: "name COLLATE NOCASE, facility_code, polyclinic_code, code"))

  /// Room classes (kelas rawat), a handful.
  package static let roomClasses = Dataset(name: "room_classes", columns: [.text("code"), .text("name")], keyCount: 1)

  /// Rooms (kamar) of the configured facilities, with beds in all and free beds where the service tells.
  package static let rooms = Dataset(
    name: "rooms",
    columns: [
      .text("facility_code"), .text("class_code", mayBeEmpty: true), .text("code"), .text("name"),
      .integer("capacity", isNullable: true, isVolatile: true),
      .integer("available", isNullable: true, isVolatile: true),
    ],
    keyCount: 3,
    partitionColumn: "facility_code")
}
