import ReferenceStore
import SQLite
import Synchronization
import Testing
import VClaim
import VClaimWire

@testable import ReferenceSync

@Suite("The engine")
struct SyncEngineTests {
  @Test("pulls every dataset of the official dialect, one partition after the other")
  func official() async throws {
    let bench = try await Bench(MemoryService(Bench.smallOfficial), facilityCodes: ["0101R001", "0102R001"])
    let results = await bench.engine.sync()
    #expect(results.compactMap { $0.error?.description } == [])
    #expect(try await bench.rows(.roomClasses) == [["1", "Kelas I"], ["2", "Kelas II"]])
    #expect(try await bench.rows(.polyclinics).map { $0[0] } == ["ANA", "BED"])
    #expect(
      try await bench.rows(.facilities) == [
        ["0101R001", "RS Contoh", "2"], ["0101U001", "Puskesmas Contoh", "1"], ["0102R001", "RS Teladan", "2"],
      ])
    #expect(try await bench.rows(.diagnoses).map { $0[0] } == ["A00", "A00.1"])
    #expect(
      try await bench.rows(.doctors) == [
        ["0101R001", "ANA", "100", "dr. Satu"], ["0101R001", "ANA", "200", "dr. Dua"],
        ["0101R001", "BED", "200", "dr. Dua"],
      ])
    #expect(try await bench.rows(.procedures).map { $0[0] } == ["88.7", "88.72"])
    #expect(try await bench.rows(.dischargeConditions) == [["1", "Sembuh"]])
    #expect(
      try await bench.rows(.regencies) == [
        ["01", "0101", "Kota Satu"], ["01", "0102", "Kab. Satu"], ["02", "0201", "Kota Dua"],
      ])
    #expect(
      try await bench.rows(.districts) == [
        ["0101", "010101", "Kec. Satu"], ["0201", "020101", "Kec. Dua"], ["0201", "020102", "Kec. Tiga"],
      ])
    #expect(results.map(\.requests).reduce(0, +) == bench.service.questions.count)
    #expect(bench.engine.datasets.count == Dataset.all.count - 1)
    #expect(!bench.engine.datasets.contains(.rooms))
  }

  @Test("pulls every dataset of the paged dialect, with the rooms' optional fields")
  func paged() async throws {
    let bench = try await Bench(
      MemoryService(Bench.smallPaged), dialect: .paged, facilityCodes: ["0101R001", "0102R001"])
    let results = await bench.engine.sync()
    #expect(results.compactMap { $0.error?.description } == [])
    #expect(
      try await bench.rows(.facilities) == [["0101R001", "RS Contoh", "-"], ["0101U001", "Puskesmas Contoh", "-"]])
    #expect(
      try await bench.rows(.doctors) == [
        ["0101R001", "ANA", "100", "dr. Satu"], ["0102R001", "BED", "300", "dr. Tiga"],
      ])
    #expect(
      try await bench.rows(.rooms) == [
        ["0101R001", "1", "M1", "Melati", "4", "-"], ["0102R001", "", "M1", "Mawar", "-", "-"],
      ])
  }

  @Test("keeps to the pace that it was given")
  func pace() async throws {
    let bench = try await Bench(MemoryService(Bench.smallOfficial), datasets: [.polyclinics])
    let results = await bench.engine.sync()
    #expect(abs(results[0].duration / .seconds(1) * 3 - Double(results[0].requests - 1)) < 0.01)
  }

  @Test("has doctors and rooms off without a facility", arguments: Dialect.allCases)
  func off(dialect: Dialect) async throws {
    let tables = dialect == .paged ? Bench.smallPaged : Bench.smallOfficial
    let bench = try await Bench(MemoryService(tables), dialect: dialect)
    let both: [Dataset] = [.roomClasses, .polyclinics, .facilities, .diagnoses]
    #expect(Array(bench.engine.datasets.prefix(4)) == both)
    #expect(bench.engine.datasets.count == (dialect == .paged ? 4 : Dataset.all.count - 2))
    for result in await bench.engine.sync([.doctors, .rooms]) {
      guard case .off = result.outcome else {
        Issue.record("\(result.dataset.name) is not off")
        continue
      }
      #expect(result.requests == 0)
    }
    try await bench.store.setPlan(bench.engine.plans)
    #expect(try await bench.status(.doctors)?.state == .off)
  }

  @Test("says unchanged the second time, and leaves the generation alone")
  func unchanged() async throws {
    let bench = try await Bench(MemoryService(Bench.smallOfficial), facilityCodes: ["0101R001"])
    let first = await bench.engine.sync()
    let second = await bench.engine.sync()
    let generations = (first + second).compactMap(\.publication?.generation)
    #expect(generations == Array(1...14) + Array(repeating: 14, count: 14))
    for result in second {
      guard case .unchanged = result.outcome else {
        Issue.record("\(result.dataset.name) is not unchanged")
        continue
      }
    }
  }

  @Test("counts the changes of a dry run and writes nothing")
  func dryRun() async throws {
    let bench = try await Bench(MemoryService(Bench.smallOfficial), facilityCodes: ["0101R001"])
    let before = try await bench.store.statuses()
    let results = await bench.engine.sync(dryRun: true)
    #expect(results.compactMap(\.publication?.added) == [2, 2, 3, 2, 2, 3, 1, 1, 1, 1, 1, 3, 3, 3])
    #expect(try await bench.store.statuses() == before)
    #expect(try await bench.rows(.polyclinics).isEmpty)
  }

  @Test("goes on after a failure, records it, and leaves the file as it was")
  func failure() async throws {
    let isBroken = Mutex(false)
    let service = MemoryService(Bench.smallOfficial) { question, _, rows throws(VClaimError) in
      if isBroken.withLock({ $0 }), question.template.hasPrefix("referensi/poli/") {
        throw VClaimError(.htmlAnswer, "an HTML page instead of JSON")
      }
      return rows
    }
    let bench = try await Bench(
      service, facilityCodes: ["0101R001"], intervals: [.diagnoses: .init(every: 600, maxStale: nil)])
    _ = await bench.engine.sync()
    let before = try await bench.rows(.polyclinics)
    isBroken.withLock { $0 = true }
    let results = await bench.engine.sync()
    #expect(results.compactMap(\.error?.dataset) == ["polyclinics"])
    #expect(results.count == 14)
    #expect(try await bench.rows(.polyclinics) == before)
    let status = try await bench.status(.polyclinics)
    #expect(status?.lastError == "polyclinics: referensi/poli/{keyword}: an HTML page instead of JSON")
    let diagnoses = try await bench.status(.diagnoses)
    #expect(diagnoses?.lastError == nil)
    #expect(diagnoses?.nextAt == diagnoses?.attemptedAt.map { $0 + 600 })
  }

  @Test("publishes the partition that is whole beside one that failed, and confirms nothing")
  func halfFailed() async throws {
    let service = MemoryService(Bench.smallOfficial) { question, _, rows throws(VClaimError) in
      if question.values["level"] == "1", question.keyword == "77" { throw VClaimError(.cutAnswer, "cut") }
      return rows
    }
    let bench = try await Bench(service, datasets: [.facilities])
    let result = try #require(await bench.engine.sync().first)
    #expect(result.error?.clientError?.code == .cutAnswer)
    #expect(result.publication?.added == 2)
    #expect(try await bench.rows(.facilities).map { $0[0] } == ["0101R001", "0102R001"])
    #expect(try await bench.status(.facilities)?.asOf == nil)
  }

  @Test("publishes no empty list where a list cannot be empty, or the file has rows")
  func nothingListed() async throws {
    let bench = try await Bench(MemoryService(Bench.smallOfficial), facilityCodes: ["0101R001"])
    _ = await bench.engine.sync()
    for table in Bench.smallOfficial.keys where !table.contains("poli/") { bench.service.replace(table, with: []) }
    let results = await bench.engine.sync()
    // One province without its regencies is an answer that cannot be true, whatever the others say.
    #expect(results.filter { $0.error?.code == .nothingListed }.map(\.dataset) == [.regencies, .districts])
    #expect(results.count { !$0.held.isEmpty } == 11)
    #expect(results.flatMap(\.held).count == 12)
    #expect(try await bench.rows(.diagnoses).count == 2)
    #expect(try await bench.rows(.facilities).count == 3)
    #expect(try await bench.rows(.doctors).count == 3)
  }

  @Test("lets a facility have no doctor as long as the file has none")
  func noDoctor() async throws {
    let tables = Bench.smallOfficial.filter { !$0.key.contains("dokter") }
    let bench = try await Bench(MemoryService(tables), facilityCodes: ["0101R001"])
    #expect(await bench.engine.sync().compactMap(\.error?.code) == [])
    #expect(try await bench.status(.doctors)?.asOf != nil)
  }

  @Test("keeps a partition that comes back empty, and publishes the others")
  func emptyPartition() async throws {
    let bench = try await Bench(
      MemoryService(Bench.smallPaged), dialect: .paged, facilityCodes: ["0101R001", "0102R001"])
    _ = await bench.engine.sync()
    bench.service.replace("referensi/kamar/0101R001/*/*", with: [])
    bench.service.replace("referensi/kamar/0102R001/*/*", with: Bench.rows(["M1": "Mawar", "M2": "Melati"]))
    let result = try #require(await bench.engine.sync([.rooms]).first)
    #expect(result.error == nil)
    #expect(result.held.map(\.description) == ["'0101R001': 0 rows came, at least 1 are wanted"])
    #expect(try await bench.rows(.rooms).map { $0[2] } == ["M1", "M1", "M2"])
  }

  @Test("keeps one level of facilities when the service lists none of it")
  func emptyLevel() async throws {
    let bench = try await Bench(MemoryService(Bench.smallOfficial), datasets: [.facilities])
    _ = await bench.engine.sync()
    bench.service.replace("referensi/faskes/*/1", with: [])
    #expect(await bench.engine.sync().first?.held.map(\.partition) == [.part(.integer(1))])
    #expect(try await bench.rows(.facilities).count == 3)
  }

  @Test("asks for doctors by the file's polyclinics, and says so when there are none")
  func polyclinics() async throws {
    let bench = try await Bench(MemoryService(Bench.smallOfficial), facilityCodes: ["0101R001"])
    let error = await bench.engine.sync([.doctors]).first?.error
    #expect(error?.code == .prerequisiteUnknown)
    #expect(bench.service.questions.isEmpty)
    _ = await bench.engine.sync([.polyclinics])
    #expect(await bench.engine.sync([.doctors]).first?.publication?.added == 3)
  }

  @Test("asks for polyclinics before doctors, whatever the order given")
  func order() async throws {
    let bench = try await Bench(MemoryService(Bench.smallOfficial), facilityCodes: ["0101R001"])
    #expect(await bench.engine.sync([.doctors, .polyclinics]).map(\.dataset) == [.polyclinics, .doctors])
  }

  @Test("lets the doctors of a facility go that is no longer configured")
  func facilityGone() async throws {
    let service = MemoryService(Bench.smallPaged)
    let bench = try await Bench(service, dialect: .paged, facilityCodes: ["0101R001", "0102R001"])
    _ = await bench.engine.sync()
    let engine = SyncEngine(
      source: service, store: bench.store, state: bench.state,
      configuration: SyncConfiguration(dialect: .paged, facilityCodes: ["0102R001"]),
      gate: bench.gate, time: bench.time)
    _ = await engine.sync()
    #expect(try await bench.rows(.doctors).map { $0[0] } == ["0102R001"])
  }

  @Test("tells of a doctor who keeps coming with two names")
  func doctorWithTwoNames() async throws {
    var tables = Bench.smallOfficial
    tables["referensi/dokter/pelayanan/1/tglPelayanan/2026-01-31/Spesialis/ANA"] = Bench.rows(["100": "dr. Lain"])
    let bench = try await Bench(MemoryService(tables), facilityCodes: ["0101R001"])
    let error = await bench.engine.sync([.polyclinics, .doctors]).last?.error
    #expect(error?.code == .conflictingRows)
    #expect(error?.reason.contains("'100'") == true)
    #expect(bench.service.questions.count { $0.values["polyclinic"] == "ANA" } == 4)
  }

  @Test("stops at refused credentials instead of asking for every partition")
  func credentials() async throws {
    let service = MemoryService([:]) { _, _, _ throws(VClaimError) in throw VClaimError(.credentialsRefused, "refused")
    }
    let bench = try await Bench(service, datasets: [.facilities])
    #expect(await bench.engine.sync().first?.error?.clientError?.code == .credentialsRefused)
    #expect(service.questions.count == 1)
  }

  @Test("writes nothing of a pull that is called off")
  func calledOff() async throws {
    let bench = try await Bench(MemoryService(Bench.smallOfficial), limit: .seconds(5))
    let before = try await bench.store.statuses()
    let engine = bench.engine
    let task = Task { await engine.sync([.diagnoses, .polyclinics]) }
    await bench.clock.untilBlocked()
    task.cancel()
    let results = await task.value
    #expect(results.map(\.dataset) == [.polyclinics, .diagnoses])
    #expect(results.map(\.error?.code) == [.cancelled, .cancelled])
    #expect(results[1].requests == 0)
    #expect(try await bench.store.statuses() == before)
  }

  @Test("tells of every dataset that it did not come to")
  func calledOffBetween() async throws {
    let bench = try await Bench(MemoryService(Bench.smallOfficial))
    let engine = bench.engine
    let task = Task {
      await engine.sync(
        [.roomClasses, .polyclinics, .diagnoses, .rooms],
        finished: { _ in
          unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
        })
    }
    let results = await task.value
    #expect(results.count == 4)
    #expect(results.map(\.error?.code) == [nil, .cancelled, .cancelled, nil])
  }
}
