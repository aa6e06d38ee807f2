import ReferenceStore
import SQLite
import Testing
import VClaim

@testable import VClaimReference

@Suite("What the service says of a key that is not in the file")
struct ServiceSourceTests {
  private func lookups(
    _ service: ScriptedService, ownFacility: String? = "0101R001"
  ) throws -> LiveLookups<ManualClock> {
    let source = ServiceSource(client: try service.client(), ownFacility: ownFacility, now: { 1_700_000_000 })
    return LiveLookups(source: source, clock: ManualClock(), now: { 1_700_000_000 })
  }

  private func ask(
    _ lookups: LiveLookups<ManualClock>, _ dataset: Dataset, _ key: [String]
  ) async throws -> LiveAnswer {
    try await lookups.reply(for: LookupKey(dataset: dataset, key: key), within: .seconds(10)).answer
  }

  @Test("No data is absence, and remembered", arguments: [Dialect.official, .paged])
  func noData(dialect: Dialect) async throws {
    let service = ScriptedService(dialect) { _ in nil }
    let lookups = try lookups(service)
    for _ in 0..<2 { #expect(try await ask(lookups, .diagnoses, ["A00"]) == .absent) }
    #expect(service.requests == ["referensi/diagnosa/A00"])
  }

  @Test(
    "A keyword's answer that does not list the code may be capped: it is asked for again the next time",
    arguments: [
      (.polyclinics, ["INT"]), (.facilities, ["0101R001"]), (.diagnoses, ["A00"]), (.roomClasses, ["9"]),
      (.doctors, ["0101R001", "INT", "1001"]),
    ] as [(Dataset, [String])])
  func notListed(dataset: Dataset, key: [String]) async throws {
    let service = ScriptedService(.official) { _ in #"{"list":[{"kode":"ZZZ","nama":"Lain"}]}"# }
    let lookups = try lookups(service)
    #expect(try await ask(lookups, dataset, key) == .notListed)
    let once = service.requests.count
    #expect(try await ask(lookups, dataset, key) == .notListed)
    #expect(service.requests.count == 2 * once)
  }

  @Test("A facility that one level does not list and the other has no data of is not known to be absent")
  func levels() async throws {
    let service = ScriptedService(.official) { path in
      path.hasSuffix("/1") ? #"{"faskes":[{"kode":"0101","nama":"Lain"}]}"# : nil
    }
    #expect(try await ask(try lookups(service), .facilities, ["0101R001"]) == .notListed)
    let found = ScriptedService(.official) { path in
      #"{"faskes":[{"kode":"\#(path.hasSuffix("/1") ? "0101" : "0101R001")","nama":"RSUD Contoh"}]}"#
    }
    #expect(
      try await ask(try lookups(found), .facilities, ["0101R001"])
        == .found(Record(values: ["0101R001", "RSUD Contoh", 2])))
  }

  @Test("Pages that end with an empty one tell absence; pages that come again do not")
  func pages() async throws {
    let row = #"{"list":[{"kode":"M1","nama":"Melati","kodekelas":"3"}]}"#
    let ending = ScriptedService(.paged) { $0.hasSuffix("/0/100") ? row : nil }
    let repeating = ScriptedService(.paged) { _ in row }
    let key = ["0101R001", "3", "M2"]
    for (service, expected) in [(ending, LiveAnswer.absent), (repeating, .notListed)] {
      #expect(try await ask(try lookups(service), .rooms, key) == expected)
    }
  }

  @Test("Pages that do not end within the bound do not tell absence")
  func endlessPages() async throws {
    let service = ScriptedService(.paged) { path in
      #"{"list":[{"kode":"\#(path.split(separator: "/")[3])","nama":"Kamar"}]}"#
    }
    #expect(try await ask(try lookups(service), .rooms, ["0101R001", "3", "M2"]) == .notListed)
    #expect(service.requests.count == 200)
  }

  @Test("A room without a class is asked for; a doctor without a polyclinic cannot be, in neither dialect")
  func emptyParts() async throws {
    let rooms = ScriptedService(.paged) { _ in #"{"list":[{"kode":"M1","nama":"Melati"}]}"# }
    #expect(
      try await ask(try lookups(rooms), .rooms, ["0101R001", "", "M1"])
        == .found(Record(values: ["0101R001", "", "M1", "Melati", .null, .null])))
    for dialect in Dialect.allCases {
      let service = ScriptedService(dialect) { _ in nil }
      guard case .notAsked(let reason) = try await ask(try lookups(service), .doctors, ["0101R001", "", "1001"]) else {
        Issue.record("it was asked for")
        continue
      }
      #expect(reason.contains("BPJS_ANTREAN_URL"))
      #expect(service.requests.isEmpty)
    }
  }
}
