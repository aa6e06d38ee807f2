import ReferenceStore
import Testing
import VClaim
import VClaimWire

@testable import ReferenceSync

@Suite("Areas, asked for by what they are part of")
struct AreaPullTests {
  private static let areas: [Dataset] = [.provinces, .regencies, .districts]

  private func bench() async throws -> Bench {
    try await Bench(MemoryService(Bench.smallOfficial), datasets: Self.areas)
  }

  @Test("A province without regencies, and a regency without districts, are no failure")
  func nothingBelow() async throws {
    let bench = try await bench()
    let results = await bench.engine.sync()
    #expect(results.compactMap { $0.error?.description } == [])
    #expect(results.map(\.requests) == [1, 3, 3])
    #expect(bench.service.questions.contains { $0.values["province"] == "03" })
    #expect(bench.service.questions.contains { $0.values["regency"] == "0102" })
  }

  @Test("One whose rows are in the file may not lose all of them: nothing is published")
  func loss() async throws {
    let bench = try await bench()
    _ = await bench.engine.sync()
    bench.service.replace("referensi/kabupaten/propinsi/01", with: [])
    bench.service.replace("referensi/kabupaten/propinsi/02", with: Bench.rows(["0202": "Kota Baru"]))
    let error = try #require(await bench.engine.sync([.regencies]).first?.error)
    #expect(error.code == .nothingListed)
    #expect(
      error.description == "regencies: referensi/kabupaten/propinsi/{province}: the service lists no row for '01', "
        + "of which the file has 2")
    #expect(try await bench.rows(.regencies).count == 3)
  }

  @Test("No regency at all is held back, for the list cannot be empty")
  func nothingAtAll() async throws {
    let tables = Bench.smallOfficial.filter { !$0.key.contains("kabupaten/propinsi") }
    let bench = try await Bench(MemoryService(tables), datasets: Self.areas)
    let results = await bench.engine.sync()
    #expect(results.map(\.error?.code) == [nil, nil, .prerequisiteUnknown])
    #expect(results[1].held.map(\.reason) == [.underFloor(rows: 0, floor: 1)])
  }

  @Test("The file's provinces are asked for when this run pulls none, and their lack is told")
  func parents() async throws {
    let bench = try await bench()
    let error = try #require(await bench.engine.sync([.regencies]).first?.error)
    #expect(error.code == .prerequisiteUnknown)
    #expect(
      error.description == "regencies: regencies are asked for by the codes of provinces, and none is known yet: "
        + "pull provinces first")
    #expect(bench.service.questions.isEmpty)
    _ = await bench.engine.sync([.provinces])
    #expect(await bench.engine.sync([.regencies]).first?.publication?.added == 3)
  }

  @Test("A failure in the middle leaves the file as it was")
  func failure() async throws {
    let service = MemoryService(Bench.smallOfficial) { question, _, rows throws(VClaimError) in
      if question.values["regency"] == "0201" { throw VClaimError(.cutAnswer, "cut") }
      return rows
    }
    let bench = try await Bench(service, datasets: Self.areas)
    let results = await bench.engine.sync()
    #expect(results.map(\.error?.clientError?.code) == [nil, nil, .cutAnswer])
    #expect(try await bench.rows(.districts).isEmpty)
    #expect(try await bench.status(.districts)?.asOf == nil)
  }

  @Test("One answer that lists a code twice with different names is refused")
  func conflict() async throws {
    var tables = Bench.smallOfficial
    tables["referensi/kabupaten/propinsi/02"] = Bench.rows(["0201": "Kota"]) + Bench.rows(["0201": "Kab."])
    let bench = try await Bench(MemoryService(tables), datasets: Self.areas)
    #expect(await bench.engine.sync([.provinces, .regencies]).last?.error?.code == .conflictingRows)
  }
}
