import ReferenceStore
import SQLite
import Testing
import VClaim

@testable import VClaimReference

@Suite("The ways to ask the service")
struct WayToAskTests {
  private func source(_ service: ScriptedService) throws -> ServiceSource {
    ServiceSource(client: try service.client(), ownFacility: "0101R001", now: { 1_700_000_000 })
  }

  @Test("There is one for each source of each declared dataset, and a search for what only the service has")
  func sources() {
    #expect(WayToAsk.all.map(\.dataset).count == Set(WayToAsk.all.map(\.dataset)).count)
    for dataset in Dataset.all {
      let way = WayToAsk.all.first { $0.dataset == dataset }
      #expect(way.map { Set($0.rows.keys) } == Set(dataset.sources), "\(dataset.name)")
    }
    for dataset in Dataset.liveOnly {
      #expect(WayToAsk.all.first { $0.dataset == dataset }?.search != nil, "\(dataset.name)")
    }
  }

  @Test(
    "The official dialect is asked where it has the row",
    arguments: [
      (.procedures, ["88.72"], "referensi/procedure/88.72"), (.specialties, ["88.72"], "referensi/spesialistik"),
      (.careRooms, ["88.72"], "referensi/ruangrawat"), (.dischargeConditions, ["88.72"], "referensi/pascapulang"),
      (.dischargeStatuses, ["88.72"], "referensi/carakeluar"), (.chronicDiagnoses, ["88.72"], "referensi/diagnosaprb"),
      (.provinces, ["88.72"], "referensi/propinsi"), (.regencies, ["31", "88.72"], "referensi/kabupaten/propinsi/31"),
      (.districts, ["3171", "88.72"], "referensi/kecamatan/kabupaten/3171"),
    ] as [(Dataset, [String], String)])
  func official(dataset: Dataset, key: [String], path: String) async throws {
    let service = ScriptedService(.official) { _ in #"{"list":[{"kode":"88.72","nama":"88.72 - Contoh"}]}"# }
    let expected = Record(values: key.map { .text($0) } + ["Contoh"])
    #expect(try await source(service).answer(for: dataset, key: key) == .found(expected))
    #expect(service.requests == [path])
  }

  @Test("The paged dialect has none of them, and is not asked", arguments: Dataset.all)
  func paged(dataset: Dataset) async throws {
    guard !dataset.sources.contains(.paged) else { return }
    let service = ScriptedService(.paged) { _ in nil }
    let key = Array(repeating: "1", count: dataset.keyCount)
    #expect(
      try await source(service).answer(for: dataset, key: key) == .notAsked("the paged dialect does not tell it"))
    #expect(service.requests.isEmpty)
  }

  @Test("Rooms are not told by the official dialect alone, but by Aplicares, counted from 1")
  func aplicares() async throws {
    let without = ScriptedService(.official) { _ in nil }
    #expect(
      try await source(without).answer(for: .rooms, key: ["0101R001", "VIP", "M1"])
        == .notAsked("the official dialect does not tell it"))
    let service = ScriptedService(.official, others: true) { path in
      path.hasSuffix("/1/100")
        ? #"{"list":[{"kodekelas":"VIP","koderuang":"M1","namaruang":"Melati","kapasitas":4,"tersedia":1}]}"# : nil
    }
    #expect(
      try await source(service).answer(for: .rooms, key: ["0101R001", "VIP", "M1"])
        == .found(Record(values: ["0101R001", "VIP", "M1", "Melati", 4, 1])))
    #expect(try await source(service).answer(for: .rooms, key: ["0101R001", "VIP", "M2"]) == .absent)
    #expect(service.requests.last == "rest/bed/read/0101R001/2/100")
  }

  @Test("Antrean tells polyclinics, and doctors without a polyclinic; one with a polyclinic is asked of VClaim")
  func antrean() async throws {
    let service = ScriptedService(.official, others: true) { path in
      switch path {
      case "ref/poli": #"[{"nmpoli":"Anak","nmsubspesialis":"Anak","kdsubspesialis":"ANA","kdpoli":"ANA"}]"#
      case "ref/dokter": #"[{"namadokter":"dr. Contoh","kodedokter":1001}]"#
      default: #"{"list":[{"kode":"1001","nama":"dr. Contoh"}]}"#
      }
    }
    let source = try source(service)
    #expect(
      try await source.answer(for: .polyclinics, key: ["ANA"]) == .found(Record(values: ["ANA", "Anak"])))
    #expect(
      try await source.answer(for: .doctors, key: ["0101R001", "", "1001"])
        == .found(Record(values: ["0101R001", "", "1001", "dr. Contoh"])))
    #expect(service.requests == ["ref/poli", "ref/dokter"])
    #expect(
      try await source.answer(for: .doctors, key: ["0101R001", "ANA", "1001"])
        == .found(Record(values: ["0101R001", "ANA", "1001", "dr. Contoh"])))
    #expect(service.requests.last?.hasPrefix("referensi/dokter/pelayanan/1/") == true)
    guard case .notAsked(let reason) = try await source.answer(for: .doctors, key: ["0102R001", "", "1001"]) else {
      Issue.record("a doctor of another facility was asked for")
      return
    }
    #expect(reason.contains("own facility"))
  }

  @Test("What Antrean lacks is asked of VClaim, and is absent when both say that they have no data")
  func nextSource() async throws {
    let list = #"[{"nmpoli":"Anak","nmsubspesialis":"Anak","kdsubspesialis":"ANA","kdpoli":"ANA"}]"#
    let other = #"{"list":[{"kode":"ZZZ","nama":"Lain"}]}"#
    let wanted = #"{"list":[{"kode":"INT","nama":"Penyakit Dalam"}]}"#
    let found = LiveAnswer.found(Record(values: ["INT", "Penyakit Dalam"]))
    for (antrean, vclaim, expected) in [
      (list, wanted, found), (nil, wanted, found), (nil, nil, .absent), (list, nil, .notListed),
      (nil, other, .notListed), (list, other, .notListed),
    ] as [(String?, String?, LiveAnswer)] {
      let service = ScriptedService(.official, others: true) { $0 == "ref/poli" ? antrean : vclaim }
      #expect(try await source(service).answer(for: .polyclinics, key: ["INT"]) == expected)
      #expect(service.requests == ["ref/poli", "referensi/poli/INT"])
    }
  }

  @Test("The service's own search is the official dialect's")
  func search() async throws {
    let service = ScriptedService(.official) { _ in #"{"list":[{"kode":"1","nama":"Contoh"}]}"# }
    let source = try source(service)
    let coded = [Record(values: ["1", "Contoh"])]
    #expect(try await source.rows(of: .diagnoses, matching: "con") == coded)
    #expect(try await source.rows(of: .procedures, matching: "con") == coded)
    #expect(try await source.rows(of: .polyclinics, matching: "con") == coded)
    #expect(try await source.rows(of: .chronicDrugs, matching: "con") == coded)
    #expect(
      try await source.rows(of: .facilities, matching: "con")
        == [Record(values: ["1", "Contoh", 2]), Record(values: ["1", "Contoh", 1])])
    #expect(
      try await source.rows(of: .doctors, matching: "con") == [Record(values: [.null, .null, "1", "Contoh"])])
    #expect(try await source.rows(of: .provinces, matching: "con") == nil)
    #expect(
      service.requests == [
        "referensi/diagnosa/con", "referensi/procedure/con", "referensi/poli/con", "referensi/obatprb/con",
        "referensi/faskes/con/2", "referensi/faskes/con/1", "referensi/dokter/con",
      ])
    let paged = ScriptedService(.paged) { _ in nil }
    #expect(try await self.source(paged).rows(of: .diagnoses, matching: "con") == nil)
    #expect(paged.requests.isEmpty)
  }
}
