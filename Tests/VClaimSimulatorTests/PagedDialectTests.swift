import Testing
import VClaimWire

@testable import VClaimSimulator

@Suite("The paged dialect")
struct PagedDialectTests {
  @Test("pages follow one another and end with 201")
  func pages() async throws {
    let harness = try Harness(.paged)
    #expect(try await harness.ask("referensi/diagnosa/0/3").codes("diagnosa") == ["A00", "A01", "A90"])
    #expect(try await harness.ask("referensi/diagnosa/3/3").codes("diagnosa") == ["J18.9"])
    let end = try await harness.ask("referensi/diagnosa/4/3")
    #expect(end.code == "201")
    #expect(end.envelope.isNoData)
    #expect(end.envelope.response == .null)
  }

  @Test("an answer is plain, and names do not repeat their code")
  func plain() async throws {
    let answer = try await Harness(.paged).ask("referensi/diagnosa/0/1")
    #expect(
      answer.envelope.response
        == (try JSONValue(parsing: Array(#"{"diagnosa":[{"kode":"A00","nama":"Cholera"}]}"#.utf8))))
  }

  @Test("a page limit cuts pages that ask for more")
  func pageLimit() async throws {
    let harness = try Harness(.paged) { $0.pageLimit = 2 }
    #expect(try await harness.ask("referensi/diagnosa/1/100").codes("diagnosa") == ["A01", "A90"])
    #expect(try await harness.ask("referensi/diagnosa/1/1").codes("diagnosa") == ["A01"])
  }

  @Test("facilities of every level are on the pages")
  func facilities() async throws {
    #expect(
      try await Harness(.paged).ask("referensi/faskes/0/10").codes("faskes")
        == ["01010001", "0101R001", "0102R001", "99990001"])
  }

  @Test(
    "a look-up answers the one row with exactly this code",
    arguments: [
      ("diagnosa", "J18.9"), ("poli", "INT"), ("faskes", "0101R001"),
    ])
  func lookUp(list: String, code: String) async throws {
    #expect(try await Harness(.paged).ask("referensi/\(list)/\(code)").codes(list) == [code])
  }

  @Test("a look-up of anything else is no data", arguments: ["diagnosa/A0", "diagnosa/a00", "poli/XXX", "faskes/0101"])
  func lookUpAbsent(path: String) async throws {
    let answer = try await Harness(.paged).ask("referensi/" + path)
    #expect(answer.code == "201")
    #expect(answer.envelope.isNoData)
  }

  @Test("doctors are those of one polyclinic of one facility")
  func doctors() async throws {
    let harness = try Harness(.paged)
    #expect(try await harness.ask("referensi/dokter/0101R001/INT/0/10").codes() == ["501", "502"])
    #expect(try await harness.ask("referensi/dokter/0102R001/INT/0/10").codes() == ["601"])
    #expect(try await harness.ask("referensi/dokter/0102R001/ANA/0/10").envelope.isNoData)
  }

  @Test("rooms of one facility come with their class, and with beds where known")
  func rooms() async throws {
    let rows = try await Harness(.paged).ask("referensi/kamar/0101R001/0/10").rows()
    #expect(rows.map(\.code) == ["R001", "R002"])
    #expect(rows[0].fields["kodekelas"] == "1")
    #expect(rows[0].fields["kapasitas"] == "4")
    #expect(rows[0].fields["tersedia"] == "2")
    #expect(rows[1].fields["kapasitas"] == nil)
  }

  @Test("a start or limit that is no such number is a refusal", arguments: ["-1/10", "x/10", "0/0", "0/-5", "0/y"])
  func wrongPage(part: String) async throws {
    let answer = try await Harness(.paged).ask("referensi/diagnosa/" + part)
    #expect(answer.code == "201")
    #expect(!answer.envelope.isNoData)
  }

  @Test("a start beyond all numbers that fit is refused, one beyond the rows is the end")
  func hugeStart() async throws {
    let harness = try Harness(.paged)
    #expect(try await !harness.ask("referensi/diagnosa/99999999999999999999/10").envelope.isNoData)
    #expect(try await harness.ask("referensi/diagnosa/9223372036854775807/9223372036854775807").envelope.isNoData)
  }

  @Test("searches and small lists are no paths here", arguments: ["referensi/propinsi", "referensi/procedure/39"])
  func otherPaths(path: String) async throws {
    #expect(try await Harness(.paged).ask(path).status == 404)
  }
}
