extension CSVTable {
  /// Every table that can come from a file.
  static let all: [CSVTable] = [
    entries("polyclinics") { $0.polyclinics = $1 },
    facilities,
    entries("diagnoses") { $0.diagnoses = $1 },
    entries("procedures") { $0.procedures = $1 },
    doctors,
    entries("room_classes") { $0.roomClasses = $1 },
    rooms,
    entries("specialties") { $0.specialties = $1 },
    entries("care_rooms") { $0.careRooms = $1 },
    entries("discharge_conditions") { $0.dischargeConditions = $1 },
    entries("discharge_statuses") { $0.dischargeStatuses = $1 },
    entries("chronic_diagnoses") { $0.chronicDiagnoses = $1 },
    entries("chronic_drugs") { $0.chronicDrugs = $1 },
    entries("provinces") { $0.provinces = $1 },
    areas("regencies", parent: "province_code") { $0.regencies = $1 },
    areas("districts", parent: "regency_code") { $0.districts = $1 },
    members,
  ]

  private static let facilities = CSVTable(
    name: "facilities", columns: ["code", "name"], optionalColumns: ["level"], key: ["code"]
  ) { (rows, data) throws(SimulatorError) in
    var facilities: [SimulatorData.Facility] = []
    for row in rows {
      facilities.append(
        SimulatorData.Facility(
          code: row.text("code"), name: row.text("name"), level: try row.number("level", in: 1...2)))
    }
    data.facilities = facilities
  }

  private static let doctors = CSVTable(
    name: "doctors", columns: ["facility_code", "polyclinic_code", "code", "name"],
    key: ["facility_code", "polyclinic_code", "code"]
  ) { rows, data in
    data.doctors = rows.map { row in
      SimulatorData.Doctor(
        facilityCode: row.text("facility_code"), polyclinicCode: row.text("polyclinic_code"),
        code: row.text("code"), name: row.text("name"))
    }
  }

  private static let rooms = CSVTable(
    name: "rooms", columns: ["facility_code", "class_code", "code", "name"],
    optionalColumns: ["capacity", "available"], key: ["facility_code", "class_code", "code"]
  ) { (rows, data) throws(SimulatorError) in
    var rooms: [SimulatorData.Room] = []
    for row in rows {
      rooms.append(
        SimulatorData.Room(
          facilityCode: row.text("facility_code"), classCode: row.text("class_code"),
          code: row.text("code"), name: row.text("name"),
          capacity: try row.number("capacity", in: 0...100_000),
          available: try row.number("available", in: 0...100_000)))
    }
    data.rooms = rooms
  }

  private static func entries(
    _ name: String, set: @escaping @Sendable (inout SimulatorData, [SimulatorData.Entry]) -> Void
  ) -> CSVTable {
    CSVTable(name: name, columns: ["code", "name"], key: ["code"]) { rows, data in
      set(&data, rows.map { SimulatorData.Entry(code: $0.text("code"), name: $0.text("name")) })
    }
  }

  private static func areas(
    _ name: String, parent: String, set: @escaping @Sendable (inout SimulatorData, [SimulatorData.Area]) -> Void
  ) -> CSVTable {
    CSVTable(name: name, columns: [parent, "code", "name"], key: [parent, "code"]) { rows, data in
      set(
        &data,
        rows.map { SimulatorData.Area(parentCode: $0.text(parent), code: $0.text("code"), name: $0.text("name")) })
    }
  }
}
