import FoundationEssentials
import ReferenceStore
import SQLite
import Testing
import VClaim

@testable import VClaimReference

@Suite("The past in the query library")
final class HistoryTests {
  private let directory =
    FileManager.default.temporaryDirectory.path + "/vclaim-history-\(UInt64.random(in: 0...(.max)))"

  init() throws {
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  private func local(_ publications: [(Dataset, [[Value]], Int64)]) async throws -> LocalReference {
    let path = directory + "/reference.sqlite"
    let store = try await ReferenceStore(path: path, now: { 0 })
    for (dataset, rows, time) in publications {
      _ = try await store.publish(
        Candidate(
          dataset: dataset, parts: [(.whole, rows.map { Record(values: $0) })], confirmsWhole: true, asOf: time))
    }
    await store.close()
    return try ReferenceLibrary(path: path, now: { 1_000 }).local
  }

  @Test("a row as of a time says which state it is of, and an absent one too; neither is stale")
  func rows() async throws {
    let local = try await local([
      (.diagnoses, [["A00", "Cholera"]], 100), (.polyclinics, [["INT", "Interna"]], 150),
      (.diagnoses, [["A00", "Kolera"]], 200), (.diagnoses, [["A01", "Typhoid"]], 300),
    ])
    let first = try local.diagnosis("a00", asOf: 199)
    #expect(first.value == Diagnosis(code: "A00", name: "Cholera"))
    #expect(first.source == .local)
    #expect(first.asOf == 100 && first.age == 900 && first.generation == 1 && !first.isStale)
    #expect(try local.diagnosis("A00", asOf: 250).value?.name == "Kolera")
    let gone = try local.diagnosis("A00", asOf: 300)
    #expect(gone.value == nil)
    #expect(gone.source == .absent)
    #expect(gone.asOf == 300 && gone.generation == 4)
    #expect(try local.rows(of: .diagnoses, asOf: 299).rows == [Diagnosis(code: "A00", name: "Kolera")])
    #expect(try local.rows(of: .diagnoses, asOf: 5_000).rows == [Diagnosis(code: "A01", name: "Typhoid")])
  }

  @Test("what is not known is an error that says from when on it is, and no absence")
  func unknown() async throws {
    let local = try await local([(.diagnoses, [["A00", "Cholera"]], 1_700_000_000)])
    let error = #expect(throws: ReferenceError.self) { try local.diagnosis("A00", asOf: 1_699_999_999) }
    #expect(error?.code == .unknownPast)
    #expect(error?.message.contains("it is known from 2023-11-1") == true)
    #expect(error?.isRetryable == false)
    let all = #expect(throws: ReferenceError.self) { try local.rows(of: .diagnoses, asOf: 0) }
    #expect(all?.code == .unknownPast)
    let never = #expect(throws: ReferenceError.self) { try local.polyclinic("INT", asOf: 1_700_000_000) }
    #expect(never?.code == .unknownPast)
    let wrong = #expect(throws: ReferenceError.self) { try local.row(of: .diagnoses, key: ["A", "B"], asOf: 0) }
    #expect(wrong?.code == .invalidArgument)
  }

  @Test("the history names a retired code, with rows of the dataset's own type")
  func history() async throws {
    let local = try await local([
      (.rooms, [["F", "1", "R", "Melati", 4, 2]], 100), (.rooms, [["F", "1", "R", "Mawar", 4, 0]], 200),
      (.rooms, [], 300),
    ])
    let history = try local.history(of: .rooms, key: ["F", "1", "R"])
    #expect(history.changes.map(\.kind) == [.added, .changed, .removed])
    #expect(history.changes.map(\.at) == [100, 200, 300])
    #expect(history.changes.map(\.before?.name) == [nil, "Melati", "Mawar"])
    #expect(history.changes.map(\.after?.name) == ["Melati", "Mawar", nil])
    #expect(history.changes.allSatisfy { $0.after?.capacity == nil })
    #expect(history.knownSince == 100 && history.generation == 3)
    #expect(try local.history(of: .rooms, key: ["F", "1", "X"]).changes.isEmpty)
  }
}
