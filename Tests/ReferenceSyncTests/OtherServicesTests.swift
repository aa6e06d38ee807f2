import ReferenceStore
import SQLite
import Testing
import VClaim
import VClaimWire

@testable import ReferenceSync

@Suite("Antrean and Aplicares beside VClaim")
struct OtherServicesTests {
  private static let tables: [String: [ReferenceRow]] = Bench.smallOfficial.merging([
    "ref/poli": Bench.rows(["ANA": "Anak", "INT": "Dalam", "017": "Bedah Onkologi"]),
    "ref/dokter": Bench.rows(["100": "dr. Satu", "300": "dr. Tiga"]),
    "rest/bed/read/0101R001/*/*": rooms(1...3),
    "rest/bed/read/0102R001/*/*": rooms(1...1),
  ]) { $1 }

  private static func rooms(_ numbers: ClosedRange<Int>) -> [ReferenceRow] {
    numbers.map { number in
      ReferenceRow(
        code: "R\(number)", name: "Ruang \(number)",
        fields: ["kodekelas": "VIP", "kapasitas": "\(number + 1)", "tersedia": "\(number)"])
    }
  }

  /// Aplicares counts rows from 1; the table behind it from 0.
  private static func service(_ tables: [String: [ReferenceRow]] = tables) -> MemoryService {
    MemoryService(tables) { question, _, rows in
      guard question.template.hasPrefix("rest/bed"), let start = question.start, start > 0 else { return rows }
      let table = tables["rest/bed/read/\(question.values["facility"] ?? "")/*/*"] ?? []
      return Array(table.dropFirst(start - 1).prefix(question.values["limit"].flatMap { Int($0) } ?? 0))
    }
  }

  @Test("Antrean gives polyclinics and doctors in one call each, the doctors to the first facility without polyclinic")
  func antrean() async throws {
    let bench = try await Bench(
      Self.service(), hasAntrean: true, facilityCodes: ["0101R001", "0102R001"], datasets: [.polyclinics, .doctors])
    let results = await bench.engine.sync()
    #expect(results.compactMap { $0.error?.description } == [])
    #expect(results.map(\.requests) == [1, 1])
    #expect(
      try await bench.rows(.polyclinics) == [["017", "Bedah Onkologi"], ["ANA", "Anak"], ["INT", "Dalam"]])
    #expect(
      try await bench.rows(.doctors) == [["0101R001", "", "100", "dr. Satu"], ["0101R001", "", "300", "dr. Tiga"]])
  }

  @Test("Doctors by polyclinic give way to those of Antrean once it is configured and the change approved")
  func change() async throws {
    let official = try await Bench(Self.service(), facilityCodes: ["0101R001"], datasets: [.polyclinics, .doctors])
    _ = await official.engine.sync()
    let engine = SyncEngine(
      source: official.service, store: official.store, state: official.state,
      configuration: SyncConfiguration(dialect: .official, hasAntrean: true, facilityCodes: ["0101R001"]),
      gate: official.gate, time: official.time)
    let result = try #require(await engine.sync([.doctors]).first)
    #expect(result.held.map(\.reason) == [.shrunken(before: 3, after: 2)])
    let decisions = official.decisions
    let line = try #require(try await decisions.approve(.doctors, partition: nil).lines.first)
    #expect(line.added == 2)
    #expect(line.removed == 3)
  }

  @Test("Aplicares gives the rooms of every facility, page by page from row 1")
  func aplicares() async throws {
    let bench = try await Bench(
      Self.service(), hasAplicares: true, facilityCodes: ["0101R001", "0102R001"], pageSize: 2, datasets: [.rooms])
    let result = try #require(await bench.engine.sync().first)
    #expect(result.error == nil)
    #expect(
      try await bench.rows(.rooms) == [
        ["0101R001", "VIP", "R1", "Ruang 1", "2", "1"], ["0101R001", "VIP", "R2", "Ruang 2", "3", "2"],
        ["0101R001", "VIP", "R3", "Ruang 3", "4", "3"], ["0102R001", "VIP", "R1", "Ruang 1", "2", "1"],
      ])
    #expect(bench.service.questions.map(\.start) == [1, 2, 3, 4, 1, 2])
  }

  @Test("New counts of beds alone are no change, and still get into the file")
  func volatileBeds() async throws {
    var tables = Self.tables
    let bench = try await Bench(
      Self.service(tables), hasAplicares: true, facilityCodes: ["0102R001"], datasets: [.rooms])
    _ = await bench.engine.sync()
    tables["rest/bed/read/0102R001/*/*"] = [
      ReferenceRow(code: "R1", name: "Ruang 1", fields: ["kodekelas": "VIP", "kapasitas": "2", "tersedia": "0"])
    ]
    let engine = SyncEngine(
      source: Self.service(tables), store: bench.store, state: bench.state, configuration: bench.engine.configuration,
      gate: bench.gate, time: bench.time)
    let result = try #require(await engine.sync([.rooms]).first)
    #expect(result.publication?.isUnchanged == true)
    #expect(try await bench.rows(.rooms) == [["0102R001", "VIP", "R1", "Ruang 1", "2", "0"]])
  }

  @Test("The paged dialect tells doctors of every facility, so that Antrean is not asked for them there")
  func pagedDoctors() async throws {
    let bench = try await Bench(
      MemoryService(Bench.smallPaged), dialect: .paged, hasAntrean: true, facilityCodes: ["0101R001", "0102R001"],
      datasets: [.doctors])
    let store = bench.store
    _ = try await store.publish(
      Candidate(
        dataset: .polyclinics, parts: [(.whole, ["ANA", "BED"].map { Record(values: [.text($0), .text($0)]) })],
        confirmsWhole: true, asOf: 1))
    #expect(await bench.engine.sync().first?.publication?.added == 2)
  }
}
