/// The simulator's rows with what it takes to search them quickly; made anew whenever the rows change.
struct Catalogue: Sendable {
  let data: SimulatorData
  private let polyclinicIndex: KeywordIndex
  private let diagnosisIndex: KeywordIndex
  private let procedureIndex: KeywordIndex
  private let chronicDrugIndex: KeywordIndex
  private let doctorIndex: KeywordIndex
  private let doctorPositions: [Int]
  private let facilitiesByLevel: [Int: FacilityPart]

  private struct FacilityPart: Sendable {
    var facilities: [SimulatorData.Facility]
    var index: KeywordIndex
  }

  /// Indexes rows.
  ///
  /// - Parameter data: The rows.
  init(_ data: SimulatorData) {
    self.data = data
    polyclinicIndex = Self.index(data.polyclinics)
    diagnosisIndex = Self.index(data.diagnoses)
    procedureIndex = Self.index(data.procedures)
    chronicDrugIndex = Self.index(data.chronicDrugs)
    // One doctor sits in several polyclinics and is found once.
    var seen: Set<String> = []
    doctorPositions = data.doctors.indices.filter { seen.insert(data.doctors[$0].code).inserted }
    doctorIndex = KeywordIndex(
      doctorPositions.lazy.map { (code: data.doctors[$0].code, name: data.doctors[$0].name) })
    var parts: [Int: [SimulatorData.Facility]] = [:]
    for facility in data.facilities {
      if let level = facility.level { parts[level, default: []].append(facility) }
    }
    facilitiesByLevel = parts.mapValues { facilities in
      FacilityPart(
        facilities: facilities, index: KeywordIndex(facilities.lazy.map { (code: $0.code, name: $0.name) }))
    }
  }

  /// Finds polyclinics.
  ///
  /// - Parameter keyword: Beginning of the code or part of the name.
  /// - Returns: The rows in the order of the data; the same holds for the other searches.
  func polyclinics(matching keyword: String) -> [SimulatorData.Entry] {
    polyclinicIndex.positions(matching: keyword).map { data.polyclinics[$0] }
  }

  /// Finds diagnoses.
  ///
  /// - Parameter keyword: Beginning of the code or part of the name.
  /// - Returns: The rows.
  func diagnoses(matching keyword: String) -> [SimulatorData.Entry] {
    diagnosisIndex.positions(matching: keyword).map { data.diagnoses[$0] }
  }

  /// Finds procedures.
  ///
  /// - Parameter keyword: Beginning of the code or part of the name.
  /// - Returns: The rows.
  func procedures(matching keyword: String) -> [SimulatorData.Entry] {
    procedureIndex.positions(matching: keyword).map { data.procedures[$0] }
  }

  /// Finds drugs of the programme for chronic diseases.
  ///
  /// - Parameter keyword: Beginning of the code or part of the name.
  /// - Returns: The rows.
  func chronicDrugs(matching keyword: String) -> [SimulatorData.Entry] {
    chronicDrugIndex.positions(matching: keyword).map { data.chronicDrugs[$0] }
  }

  /// Finds doctors of all facilities.
  ///
  /// - Parameter keyword: Beginning of the code or part of the name.
  /// - Returns: Each doctor once.
  func doctors(matching keyword: String) -> [SimulatorData.Doctor] {
    doctorIndex.positions(matching: keyword).map { data.doctors[doctorPositions[$0]] }
  }

  /// Finds facilities of one level.
  ///
  /// - Parameters:
  ///   - keyword: Beginning of the code or part of the name.
  ///   - level: 1 or 2.
  /// - Returns: The rows.
  func facilities(matching keyword: String, level: Int) -> [SimulatorData.Facility] {
    guard let part = facilitiesByLevel[level] else { return [] }
    return part.index.positions(matching: keyword).map { part.facilities[$0] }
  }

  private static func index(_ entries: [SimulatorData.Entry]) -> KeywordIndex {
    KeywordIndex(entries.lazy.map { (code: $0.code, name: $0.name) })
  }
}
