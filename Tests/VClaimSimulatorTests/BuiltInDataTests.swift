import Testing

@testable import VClaimSimulator

@Suite("The built-in rows")
struct BuiltInDataTests {
  /// Made once: each test only looks.
  private static let data = SimulatorData.builtIn(facilityCodes: ["0101R001", "0205R003"])

  private var data: SimulatorData { Self.data }

  @Test("tables have their promised sizes")
  func sizes() {
    #expect(data.polyclinics.count == 200)
    #expect(data.polyclinics.count { $0.code.allSatisfy(\.isLetter) } == 49)
    #expect(data.facilities.count == 23_000)
    #expect(data.facilities.count { $0.level == 1 } == 20_000)
    #expect(data.facilities.count { $0.level == 2 } == 3_000)
    #expect(data.diagnoses.count == 12_000)
    #expect(data.procedures.count == 400)
    #expect(data.roomClasses.count == 5)
    #expect(data.provinces.count == 38)
    #expect(data.regencies.count == 184)
    #expect(data.districts.count > 700)
    #expect(data.chronicDiagnoses.count == 9)
    #expect(data.chronicDrugs.count == 44)
    #expect(data.specialties.count == 49)
    for list in [data.careRooms, data.dischargeConditions, data.dischargeStatuses] {
      #expect(list.count >= 5)
    }
  }

  @Test("every own facility has 100 doctors and 24 rooms", arguments: ["0101R001", "0205R003"])
  func ownFacilities(code: String) {
    let doctors = data.doctors.filter { $0.facilityCode == code }
    #expect(Set(doctors.map(\.code)).count == 100)
    #expect(Set(doctors.map(\.polyclinicCode)).count == 16)
    #expect(doctors.allSatisfy { $0.seesInpatients || $0.seesOutpatients })
    let rooms = data.rooms.filter { $0.facilityCode == code }
    #expect(rooms.count == 24)
    #expect(Set(rooms.map(\.classCode)) == Set(data.roomClasses.map(\.code)))
    #expect(rooms.allSatisfy { ($0.available ?? -1) >= 0 && ($0.available ?? 0) <= ($0.capacity ?? -1) })
    #expect(data.facilities.contains { $0.code == code && $0.level == 2 })
  }

  @Test("an own facility that was not drawn is added as a hospital")
  func addedFacility() {
    let data = SimulatorData.builtIn(facilityCodes: ["9999X001"])
    #expect(data.facilities.count == 23_001)
    #expect(data.facilities.contains { $0.code == "9999X001" && $0.level == 2 })
  }

  @Test("keys are unique, codes and names are trimmed and not empty")
  func keys() {
    let lists = [
      data.polyclinics, data.diagnoses, data.procedures, data.roomClasses, data.specialties, data.careRooms,
      data.dischargeConditions, data.dischargeStatuses, data.chronicDiagnoses, data.chronicDrugs, data.provinces,
      data.facilities.map { SimulatorData.Entry(code: $0.code, name: $0.name) },
      data.regencies.map { SimulatorData.Entry(code: $0.code, name: $0.name) },
      data.districts.map { SimulatorData.Entry(code: $0.code, name: $0.name) },
      data.doctors.map {
        SimulatorData.Entry(code: "\($0.facilityCode) \($0.polyclinicCode) \($0.code)", name: $0.name)
      },
      data.rooms.map { SimulatorData.Entry(code: "\($0.facilityCode) \($0.classCode) \($0.code)", name: $0.name) },
    ]
    for list in lists {
      #expect(Set(list.map(\.code)).count == list.count)
      #expect(
        list.allSatisfy { entry in
          [entry.code, entry.name].allSatisfy { !$0.isEmpty && $0 == $0.trimmingWhiteSpace() }
        })
    }
  }

  @Test("of the five members three are active, one for each class")
  func members() {
    #expect(data.members.map(\.cardNumber) == (1...5).map { "000999900000\($0)" })
    #expect(data.members.map(\.nik) == (1...5).map { "000000999900000\($0)" })
    #expect(data.members.map(\.isActive) == [true, true, true, false, false])
    #expect(data.members.prefix(3).map(\.entitledClass.code) == ["1", "2", "3"])
    #expect(data.members.allSatisfy { $0.name.hasPrefix("CONTOH ") && ServiceDay($0.birthDate) != nil })
    #expect(data.members.allSatisfy { $0.primaryFacility.code == "01010001" })
  }

  @Test("diagnoses have the shape of ICD-10, at most eleven under one category")
  func diagnosisShape() {
    var perCategory: [Substring: Int] = [:]
    for diagnosis in data.diagnoses {
      let code = Array(diagnosis.code.utf8)
      let isLetter = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(code[0])
      let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
      let isCategory = code.count == 3 && isLetter && digits.contains(code[1]) && digits.contains(code[2])
      let isSubdivision = code.count == 5 && code[3] == UInt8(ascii: ".") && digits.contains(code[4])
      #expect(isCategory || isSubdivision, "\(diagnosis.code)")
      perCategory[diagnosis.code.prefix(3), default: 0] += 1
    }
    #expect(perCategory.values.max() ?? 0 <= 11)
    #expect((2_050...2_150).contains(perCategory.count))
  }

  @Test("every subdivision has its category")
  func categories() {
    let codes = Set(data.diagnoses.map(\.code))
    #expect(codes.allSatisfy { codes.contains(String($0.prefix(3))) })
  }

  @Test(
    "the common diagnoses have their usual names",
    arguments: [
      ("A00", "Cholera"), ("A09", "Gastroenteritis and colitis of infectious origin"), ("A90", "Dengue fever"),
      ("A91", "Dengue haemorrhagic fever"), ("E11", "Type 2 diabetes mellitus"), ("I10", "Primary hypertension"),
      ("J18.9", "Pneumonia, unspecified"), ("J45", "Asthma"), ("N18.5", "Chronic kidney disease, stage 5"),
      ("O82", "Single delivery by caesarean section"),
    ])
  func commonNames(code: String, name: String) {
    #expect(data.diagnoses.first { $0.code == code }?.name == name)
  }

  @Test("every common diagnosis is among the rows, 400 or more of them")
  func allCommonNames() throws {
    let common = try CSVDocument(PackageResources.common_diagnoses_csv, file: "common_diagnoses.csv").records
    let names = Dictionary(uniqueKeysWithValues: data.diagnoses.map { ($0.code, $0.name) })
    #expect(common.count >= 400)
    #expect(common.allSatisfy { names[$0.fields[0]] == $0.fields[1] })
  }

  @Test(
    "every embedded table can be read whole",
    arguments: [
      PackageResources.base_polyclinics_csv, PackageResources.chronic_drugs_csv, PackageResources.common_diagnoses_csv,
      PackageResources.common_procedures_csv, PackageResources.regencies_csv, PackageResources.subspecialities_csv,
    ])
  func embeddedTables(bytes: [UInt8]) throws {
    #expect(try CSVDocument(bytes, file: "table").records.count == BuiltInTable.records(bytes).count)
    #expect(!BuiltInTable.records(bytes).isEmpty)
  }

  @Test("a facility's code has eight characters and begins with its regency's")
  func facilityCodes() {
    let regencies = Set(data.regencies.map(\.code))
    #expect(data.facilities.allSatisfy { $0.code.count == 8 && regencies.contains(String($0.code.prefix(4))) })
  }

  @Test("doctors sit in polyclinics that exist")
  func doctorPolyclinics() {
    let codes = Set(data.polyclinics.map(\.code))
    #expect(data.doctors.allSatisfy { codes.contains($0.polyclinicCode) })
  }

  @Test("the same seed gives the same rows, another seed gives others")
  func seeds() {
    #expect(SimulatorData.builtIn(facilityCodes: ["0101R001", "0205R003"]) == data)
    let other = SimulatorData.builtIn(seed: 1, facilityCodes: ["0101R001", "0205R003"])
    #expect(other.diagnoses != data.diagnoses)
    #expect(other.facilities.map(\.name) != data.facilities.map(\.name))
    #expect(other.doctors != data.doctors)
    #expect(other.polyclinics == data.polyclinics)
  }

  @Test("chance is SplitMix64: its published numbers for seed 1234567")
  func generator() {
    // The empty stream's own hash is taken out again.
    var generator = SeededGenerator(seed: 1_234_567 ^ 0xcbf2_9ce4_8422_2325, stream: "")
    let numbers = (0..<3).map { _ in generator.next() }
    #expect(numbers == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
  }
}
