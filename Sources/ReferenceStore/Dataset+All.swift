extension Dataset {
  /// Every dataset of the file, in the order in which they are shown; pulls have an order of their own.
  package static let all: [Dataset] = [
    polyclinics, facilities, diagnoses, doctors, roomClasses, rooms, procedures, specialties, careRooms,
    dischargeConditions, dischargeStatuses, chronicDiagnoses, provinces, regencies, districts,
  ]

  /// Polyclinics and their sub-specialities (poli), about 200.
  ///
  /// Antrean lists all of them in one call.
  package static let polyclinics = Dataset(
    name: "polyclinics", columns: codeAndName, keyCount: 1, sources: [.antrean, .official, .paged])

  /// Health facilities (faskes), more than 20,000: level 1 primary (FKTP), 2 hospital (FKRTL), NULL unknown.
  ///
  /// Hospitals are shown first, for a referral mostly goes to one; then by name.
  package static let facilities = Dataset(
    name: "facilities",
    columns: [.text("code"), .text("name"), .integer("level", isNullable: true)],
    keyCount: 1,
    partitionColumn: "level",
    search: Search(
      columns: ["code", "name"], displayOrder: "level IS NOT 2, name COLLATE NOCASE, code"),
    sources: [.official, .paged])

  /// Diagnoses (ICD-10), more than 12,000.
  ///
  /// A category is shown before the codes below it, and of those the one with the shorter name.
  package static let diagnoses = Dataset(
    name: "diagnoses",
    columns: codeAndName,
    keyCount: 1,
    search: generalFirst,
    normalizesKeyToUpperCase: true,
    sources: [.official, .paged],
    standardInterval: .days(7))

  /// Doctors (dokter DPJP) of the configured facilities, 20 to 200 each.
  ///
  /// They are shown by name. The Antrean service names no polyclinic: its code is then the empty text. It knows the own
  /// facility only, so that the paged dialect, which tells all of them, comes before it.
  package static let doctors = Dataset(
    name: "doctors",
    columns: [
      .text("facility_code"), .text("polyclinic_code", mayBeEmpty: true), .text("code"), .text("name"),
    ],
    keyCount: 3,
    partitionColumn: "facility_code",
    search: Search(
      columns: ["code", "name"], unindexed: ["facility_code", "polyclinic_code"],
      displayOrder: "name COLLATE NOCASE, facility_code, polyclinic_code, code"),
    sources: [.paged, .antrean, .official],
    standardInterval: .hours(12))

  /// Room classes (kelas rawat), a handful.
  package static let roomClasses = Dataset(
    name: "room_classes", columns: codeAndName, keyCount: 1, sources: [.official, .paged], standardInterval: .days(7))

  /// Rooms (kamar) of the configured facilities, with beds in all and free beds where the service tells.
  ///
  /// Aplicares always tells the beds; the official dialect has no rooms.
  package static let rooms = Dataset(
    name: "rooms",
    columns: [
      .text("facility_code"), .text("class_code", mayBeEmpty: true), .text("code"), .text("name"),
      .integer("capacity", isNullable: true, isVolatile: true),
      .integer("available", isNullable: true, isVolatile: true),
    ],
    keyCount: 3,
    partitionColumn: "facility_code",
    sources: [.aplicares, .paged],
    standardInterval: .hours(1))

  /// Procedures (ICD-9-CM), about 3,900.
  package static let procedures = Dataset(
    name: "procedures",
    columns: codeAndName,
    keyCount: 1,
    search: generalFirst,
    sources: [.official],
    standardInterval: .days(7))

  /// Specialties (spesialistik).
  package static let specialties = smallList("specialties")

  /// Kinds of care rooms (ruangrawat).
  package static let careRooms = smallList("care_rooms")

  /// Conditions at discharge (pascapulang).
  package static let dischargeConditions = smallList("discharge_conditions")

  /// Ways of discharge (carakeluar).
  package static let dischargeStatuses = smallList("discharge_statuses")

  /// Diagnoses of the programme for chronic diseases (diagnosaprb).
  package static let chronicDiagnoses = smallList("chronic_diagnoses")

  /// Provinces (propinsi), 38.
  package static let provinces = smallList("provinces", standardInterval: .days(30))

  /// Regencies and cities (kabupaten) of the provinces, 514.
  package static let regencies = Dataset(
    name: "regencies",
    columns: [.text("province_code"), .text("code"), .text("name")],
    keyCount: 2,
    sources: [.official],
    standardInterval: .days(30))

  /// Districts (kecamatan) of the regencies, more than 7,000.
  package static let districts = Dataset(
    name: "districts",
    columns: [.text("regency_code"), .text("code"), .text("name")],
    keyCount: 2,
    sources: [.official],
    standardInterval: .days(30))

  /// The order for rows of a classification: from the general to the special, shorter names first; listed by code.
  private static let generalFirst = Search(
    columns: ["code", "name"], displayOrder: "length(code), length(name), code", listOrder: "code")

  private static let codeAndName: [Column] = [.text("code"), .text("name")]

  /// A list of codes and names that the official dialect tells in one call.
  private static func smallList(_ name: String, standardInterval: Duration = .days(7)) -> Dataset {
    Dataset(
      name: name, columns: codeAndName, keyCount: 1, sources: [.official], standardInterval: standardInterval)
  }
}
