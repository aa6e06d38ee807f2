/// All rows that the simulator answers with.
///
/// A plain value: hand a changed copy to ``Simulator/replace(data:)`` to see what a client makes of rows that were
/// added, changed or removed between two pulls. Arrays are answered in their own order.
package struct SimulatorData: Sendable, Hashable {
  /// A row with a code and a name.
  package struct Entry: Sendable, Hashable {
    package var code: String
    package var name: String

    /// Creates a row.
    ///
    /// - Parameters:
    ///   - code: The code, not empty.
    ///   - name: The name, without the code.
    package init(code: String, name: String) {
      self.code = code
      self.name = name
    }
  }

  /// A row with a code, a name and the row that it belongs to.
  package struct Area: Sendable, Hashable {
    package var parentCode: String
    package var code: String
    package var name: String

    /// Creates a row.
    ///
    /// - Parameters:
    ///   - parentCode: Code of the province or regency around it.
    ///   - code: The code, not empty.
    ///   - name: The name.
    package init(parentCode: String, code: String, name: String) {
      self.parentCode = parentCode
      self.code = code
      self.name = name
    }
  }

  /// A health facility.
  package struct Facility: Sendable, Hashable {
    package var code: String
    package var name: String
    /// 1 primary (FKTP), 2 hospital (FKRTL); `nil` is found by the paged dialect only.
    package var level: Int?

    /// Creates a facility.
    ///
    /// - Parameters:
    ///   - code: Eight characters, the first four those of the regency.
    ///   - name: The name.
    ///   - level: 1, 2 or unknown.
    package init(code: String, name: String, level: Int?) {
      self.code = code
      self.name = name
      self.level = level
    }
  }

  /// A doctor in one polyclinic of one facility.
  package struct Doctor: Sendable, Hashable {
    package var facilityCode: String
    package var polyclinicCode: String
    package var code: String
    package var name: String
    /// Whether the official dialect lists the doctor for inpatients (service 1).
    package var seesInpatients: Bool
    /// Whether the official dialect lists the doctor for outpatients (service 2).
    package var seesOutpatients: Bool

    /// Creates a doctor.
    ///
    /// - Parameters:
    ///   - facilityCode: The facility.
    ///   - polyclinicCode: The polyclinic.
    ///   - code: The doctor's code.
    ///   - name: The name.
    ///   - seesInpatients: Whether listed for service 1.
    ///   - seesOutpatients: Whether listed for service 2.
    package init(
      facilityCode: String, polyclinicCode: String, code: String, name: String,
      seesInpatients: Bool = true, seesOutpatients: Bool = true
    ) {
      self.facilityCode = facilityCode
      self.polyclinicCode = polyclinicCode
      self.code = code
      self.name = name
      self.seesInpatients = seesInpatients
      self.seesOutpatients = seesOutpatients
    }
  }

  /// A room of one facility.
  package struct Room: Sendable, Hashable {
    package var facilityCode: String
    package var classCode: String
    package var code: String
    package var name: String
    /// Beds in all, where known.
    package var capacity: Int?
    /// Beds free now, where known.
    package var available: Int?

    /// Creates a room.
    ///
    /// - Parameters:
    ///   - facilityCode: The facility.
    ///   - classCode: Code of its room class.
    ///   - code: The room's code.
    ///   - name: The name.
    ///   - capacity: Beds in all.
    ///   - available: Beds free.
    package init(
      facilityCode: String, classCode: String, code: String, name: String, capacity: Int?, available: Int?
    ) {
      self.facilityCode = facilityCode
      self.classCode = classCode
      self.code = code
      self.name = name
      self.capacity = capacity
      self.available = available
    }
  }

  package var polyclinics: [Entry] = []
  package var facilities: [Facility] = []
  package var diagnoses: [Entry] = []
  package var doctors: [Doctor] = []
  package var roomClasses: [Entry] = []
  package var rooms: [Room] = []
  package var procedures: [Entry] = []
  package var specialties: [Entry] = []
  package var careRooms: [Entry] = []
  package var dischargeConditions: [Entry] = []
  package var dischargeStatuses: [Entry] = []
  package var chronicDiagnoses: [Entry] = []
  package var chronicDrugs: [Entry] = []
  package var provinces: [Entry] = []
  package var regencies: [Area] = []
  package var districts: [Area] = []

  /// Creates data without any row.
  package init() {}
}
