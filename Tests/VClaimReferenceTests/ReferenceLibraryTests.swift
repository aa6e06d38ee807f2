import FoundationEssentials
import ReferenceStore
import SQLite
import Testing
import VClaim

@testable import VClaimReference

@Suite("The query library")
final class ReferenceLibraryTests {
  private let directory =
    FileManager.default.temporaryDirectory.path + "/vclaim-reference-\(UInt64.random(in: 0...(.max)))"
  private let source = ScriptedSource()
  private let confirmedAt: Int64 = 1_700_000_000

  init() throws {
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  private var path: String { directory + "/reference.sqlite" }

  private func publish(_ dataset: Dataset, _ rows: [[Value]], part: Partition = .whole) async throws {
    let store = try await ReferenceStore(path: path, now: { 0 })
    try await store.setPlan(Dataset.all.map { DatasetPlan(dataset: $0, isOn: true, maxStale: 3600) })
    _ = try await store.publish(
      Candidate(
        dataset: dataset, parts: [(part, rows.map { Record(values: $0) })], confirmsWhole: true, asOf: confirmedAt))
    await store.close()
  }

  private func library(secondsLater: Int64 = 60) throws -> ReferenceLibrary {
    let now = confirmedAt + secondsLater
    return try ReferenceLibrary(path: path, fallback: .source(source), now: { now })
  }

  @Test("A row in the file is answered from there, with source, age and generation, and nobody is asked")
  func local() async throws {
    try await publish(.diagnoses, [["A00", "Cholera"], ["A09", "Gastroenteritis"]])
    let found = try await library().diagnosis(" a00 ")
    #expect(found.value == Diagnosis(code: "A00", name: "Cholera"))
    #expect(found.source == .local)
    #expect(found.asOf == confirmedAt)
    #expect(found.age == 60)
    #expect(!found.isStale)
    #expect(found.generation == 1)
    #expect(source.calls.isEmpty)
  }

  @Test("A row that was confirmed too long ago is answered all the same, and marked stale")
  func stale() async throws {
    try await publish(.diagnoses, [["A00", "Cholera"]])
    let found = try await library(secondsLater: 3601).diagnosis("A00")
    #expect(found.value?.name == "Cholera")
    #expect(found.isStale)
    #expect(source.calls.isEmpty)
  }

  @Test("Procedures, small lists and areas have look-ups of their own, in the file and with the service behind it")
  func typedRows() async throws {
    try await publish(.procedures, [["88.72", "Ultrasound"]])
    for dataset in [
      Dataset.specialties, .careRooms, .dischargeConditions, .dischargeStatuses, .chronicDiagnoses, .provinces,
    ] {
      try await publish(dataset, [["1", "Contoh"]])
    }
    try await publish(.regencies, [["31", "3171", "Contoh"]])
    try await publish(.districts, [["3171", "317101", "Contoh"]])
    let library = try library()
    let local = library.local
    #expect(try local.procedure(" 88.72 ").value == Procedure(code: "88.72", name: "Ultrasound"))
    #expect(try local.specialty("1").value == Specialty(code: "1", name: "Contoh"))
    #expect(try local.careRoom("1").value == CareRoom(code: "1", name: "Contoh"))
    #expect(try local.dischargeCondition("1").value == DischargeCondition(code: "1", name: "Contoh"))
    #expect(try local.dischargeStatus("1").value == DischargeStatus(code: "1", name: "Contoh"))
    #expect(try local.chronicDiagnosis("1").value == ChronicDiagnosis(code: "1", name: "Contoh"))
    #expect(try local.province("1").value == Province(code: "1", name: "Contoh"))
    let regency = Regency(provinceCode: "31", code: "3171", name: "Contoh")
    let district = District(regencyCode: "3171", code: "317101", name: "Contoh")
    #expect(try local.regency(province: "31", code: "3171").value == regency)
    #expect(try local.district(regency: "3171", code: "317101").value == district)
    #expect(try local.regency(province: "32", code: "3171").value == nil)
    #expect(try local.search(.procedures, "ultra").rows.map(\.code) == ["88.72"])

    #expect(try await library.procedure("88.72").source == .local)
    #expect(try await library.specialty("1").value?.name == "Contoh")
    #expect(try await library.careRoom("1").value?.name == "Contoh")
    #expect(try await library.dischargeCondition("1").value?.name == "Contoh")
    #expect(try await library.dischargeStatus("1").value?.name == "Contoh")
    #expect(try await library.chronicDiagnosis("1").value?.name == "Contoh")
    #expect(try await library.province("1").value?.name == "Contoh")
    #expect(try await library.regency(province: "31", code: "3171").value == regency)
    #expect(try await library.district(regency: "3171", code: "317101").value == district)
    #expect(source.calls.isEmpty)
    #expect(try await library.regency(province: "31", code: "3172").source == .absent)
    #expect(source.calls == [["31", "3172"]])
  }

  @Test("Who wants the service's word on what it does not tell gets an error; on a miss the file's word stands")
  func notOffered() async throws {
    try await publish(.rooms, [["1", "VIP", "M1", "Melati", .null, .null]], part: .part("1"))
    for key in [["1", "VIP", "M1"], ["1", "VIP", "M2"]] {
      source.script(key, .success(.notAsked("nobody tells it")))
      let error = await #expect(throws: ReferenceError.self) {
        try await library().record(of: .rooms, key: key, within: .seconds(5), asksFirst: true)
      }
      #expect(error?.code == .notOffered)
      #expect(error?.message == "rooms: nobody tells it")
    }
    #expect(try await library().record(of: .rooms, key: ["1", "VIP", "M1"], within: .seconds(5)).source == .local)
    #expect(try await library().record(of: .rooms, key: ["1", "VIP", "M2"], within: .seconds(5)).source == .absent)
  }

  @Test("The service's own search answers with its rows, and with what became of it")
  func liveSearch() async throws {
    try await publish(.diagnoses, [["A00", "Cholera"]])
    source.script(["den"], .success(.found(Record(values: ["A90", "Dengue"]))))
    source.script(["x"], .failure(VClaimError(.unreachable, "the service cannot be reached")))
    let library = try library()
    let found = try await library.liveRecords(of: .diagnoses, matching: "den", atMost: 5, within: .seconds(5))
    #expect(found.rows == [Record(values: ["A90", "Dengue"])])
    #expect(found.asOf == confirmedAt + 60)
    #expect(found.age == 0 && !found.isStale && found.generation == 1)
    for (text, code) in [("x", ReferenceError.Code.live), ("nothing", .notOffered)] {
      let error = await #expect(throws: ReferenceError.self) {
        try await library.liveRecords(of: .diagnoses, matching: text, atMost: 5, within: .seconds(5))
      }
      #expect(error?.code == code)
    }
  }

  @Test("A miss is asked for once, comes back marked live, and is remembered")
  func live() async throws {
    try await publish(.diagnoses, [["A00", "Cholera"]])
    source.script(["A90"], .success(.found(Record(values: ["A90", "Dengue fever"]))))
    let library = try library()
    for _ in 0..<2 {
      let found = try await library.diagnosis("a90")
      #expect(found.value == Diagnosis(code: "A90", name: "Dengue fever"))
      #expect(found.source == .live)
      #expect(!found.isStale)
    }
    #expect(source.calls == [["A90"]])
  }

  @Test("A code that the service does not have either is absent")
  func absent() async throws {
    try await publish(.diagnoses, [["A00", "Cholera"]])
    let found = try await library().diagnosis("Z99.99")
    #expect(found.value == nil)
    #expect(found.source == .absent)
  }

  @Test("A code that the service does not list is absent for now, and asked for again")
  func notListed() async throws {
    try await publish(.diagnoses, [["A00", "Cholera"]])
    source.script(["Z99.99"], .success(.notListed))
    let library = try library()
    for _ in 0..<2 {
      let found = try await library.diagnosis("Z99.99")
      #expect(found.value == nil)
      #expect(found.source == .absent)
    }
    #expect(source.calls.count == 2)
  }

  @Test("A service that is down makes a miss an error and leaves what is in the file alone")
  func down() async throws {
    try await publish(.diagnoses, [["A00", "Cholera"]])
    source.script(["A90"], .failure(VClaimError(.unavailable, "HTTP 503")))
    let library = try library()
    await #expect { try await library.diagnosis("A90") } throws: {
      ($0 as? ReferenceError)?.code == .live && ($0 as? ReferenceError)?.isRetryable == true
    }
    #expect(try await library.diagnosis("A00").value?.name == "Cholera")
  }

  @Test("A blank key is absent, and nobody is asked")
  func blank() async throws {
    try await publish(.diagnoses, [["A00", "Cholera"]])
    #expect(try await library().diagnosis("  ").source == .absent)
    #expect(source.calls.isEmpty)
  }

  @Test("A part of a key that may be empty is no blank key: the service is asked")
  func emptyPart() async throws {
    try await publish(.rooms, [["0101R001", "", "M1", "Melati", 12, nil]], part: .part("0101R001"))
    source.script(
      ["0101R001", "", "M2"], .success(.found(Record(values: ["0101R001", "", "M2", "Mawar", .null, .null]))))
    let library = try library()
    #expect(try await library.room("M1", facility: "0101R001", roomClass: "").source == .local)
    #expect(try await library.room("M2", facility: "0101R001", roomClass: "").value?.name == "Mawar")
    #expect(try await library.room(" ", facility: "0101R001", roomClass: "").source == .absent)
    #expect(source.calls == [["0101R001", "", "M2"]])
  }

  @Test("A key with too few parts is an error that names the parts")
  func parts() async throws {
    try await publish(.diagnoses, [["A00", "Cholera"]])
    let library = try library()
    #expect {
      try library.local.row(of: .doctors, key: ["0101R001"])
    } throws: { error in
      let error = error as? ReferenceError
      return error?.code == .invalidArgument && error?.message.contains("polyclinic_code") == true
    }
  }

  @Test("Every dataset is read as its own type")
  func types() async throws {
    try await publish(.polyclinics, [["INT", "Penyakit Dalam"]])
    try await publish(.facilities, [["0101R001", "RSUD Contoh", 2]], part: .part(2))
    try await publish(.doctors, [["0101R001", "INT", "1001", "dr. Contoh"]], part: .part("0101R001"))
    try await publish(.roomClasses, [["3", "Kelas 3"]])
    try await publish(.rooms, [["0101R001", "3", "M1", "Melati", 12, nil]], part: .part("0101R001"))
    let local = try library().local
    #expect(try local.polyclinic("INT").value == Polyclinic(code: "INT", name: "Penyakit Dalam"))
    #expect(try local.facility("0101R001").value == Facility(code: "0101R001", name: "RSUD Contoh", level: .hospital))
    #expect(
      try local.doctor("1001", facility: "0101R001", polyclinic: "INT").value
        == Doctor(facilityCode: "0101R001", polyclinicCode: "INT", code: "1001", name: "dr. Contoh"))
    #expect(try local.roomClass("3").value == RoomClass(code: "3", name: "Kelas 3"))
    #expect(
      try local.room("M1", facility: "0101R001", roomClass: "3").value
        == Room(facilityCode: "0101R001", classCode: "3", code: "M1", name: "Melati", capacity: 12, available: nil))
  }

  @Test("A search finds by the beginnings of words and by code, and says how old the answer is")
  func search() async throws {
    try await publish(
      .diagnoses, [["A90", "Dengue fever"], ["A91", "Dengue haemorrhagic fever"], ["A00", "Cholera"]])
    let local = try library().local
    let hits = try local.search(.diagnoses, "fev den", limit: 20)
    #expect(hits.rows.map(\.code) == ["A90", "A91"])
    #expect(hits.age == 60)
    #expect(try local.search(.diagnoses, "a91", limit: 20).rows.map(\.code) == ["A91"])
    #expect(try local.search(.diagnoses, "\"*'); OR NOT", limit: 20).rows.isEmpty)
    #expect(try local.search(.diagnoses, "dengue", limit: 1).rows.count == 1)
  }

  @Test("A missing file is a clear error")
  func missing() {
    #expect { try ReferenceLibrary(path: "/nonexistent/reference.sqlite") } throws: {
      ($0 as? ReferenceError)?.message.contains("/nonexistent/reference.sqlite") == true
    }
  }
}
