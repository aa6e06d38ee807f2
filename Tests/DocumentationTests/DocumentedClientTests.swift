import FoundationEssentials
import Testing

/// What the customer's document names, and the page that says where it is.
@Suite("The table of the documented client")
struct DocumentedClientTests {
  @Test(
    "every end point of the document has a row",
    arguments: [
      "GET /Peserta/nokartu/{cardNumber}/tglSEP/{date}", "GET /Peserta/nik/{nik}/tglSEP/{date}", "POST /SEP/create",
      "DELETE /SEP/{sepNumber}", "PUT /SEP/2.0/update", "GET /SEP/{sepNumber}", "GET /referensi/poli/{start}/{limit}",
      "GET /referensi/poli/{code}", "GET /referensi/faskes/{start}/{limit}", "GET /referensi/faskes/{code}",
      "GET /referensi/diagnosa/{start}/{limit}", "GET /referensi/diagnosa/{code}",
      "GET /referensi/dokter/{ppk}/{poli}/{start}/{limit}", "GET /referensi/kelasrawat",
      "GET /referensi/kamar/{ppk}/{start}/{limit}",
    ])
  func endPoints(name: String) throws {
    let row = try #require(try Self.rows().first { $0[0] == "`\(name)`" })
    #expect(row.count == 4)
    #expect(row[1].contains("``VClaimClient/"))
    #expect(row[2].hasPrefix("yes") || row[2].hasPrefix("no: ``VClaimClient/"))
    #expect(row[3].hasPrefix("yes"))
  }

  @Test(
    "every method, schema, setting and attribute of the document has a row",
    arguments: [
      "BPJSVClaimClient()", "check_eligibility_by_card(", "check_eligibility_by_nik(", "create_sep(", "delete_sep(",
      "get_polyclinic_list(", "get_diagnosis_by_code(", "get_facility_by_code(", "get_doctor_list(",
      "_generate_timestamp(", "_generate_signature(", "X-cons-id", "X-timestamp", "X-signature", "X-user-key",
      "BPJSConfig", "BPJSEligibilityRequest", "BPJSEligibilityResponse", "BPJSPesertaInfo", "BPJSSEPCreateRequest",
      "BPJSSEPCreateResponse", "BPJSSEPDeleteRequest", "BPJSSEPDeleteResponse", "BPJSPoliclinicListResponse",
      "BPJSFacilityListResponse", "BPJSDiagnosisListResponse", "BPJSDoctorListResponse", "BPJSErrorResponse",
      "BPJSVClaimError", "e.message", "e.code", "e.details", "BPJS_CONSUMER_ID", "BPJS_CONSUMER_SECRET",
      "BPJS_USER_KEY", "BPJS_SERVICE_NAME", "BPJS_API_URL", "demo_bpjs_vclaim.py",
    ])
  func names(name: String) throws {
    #expect(try Self.rows().contains { $0[0].hasPrefix("`\(name)") })
  }

  @Test("what the pages name of the library is declared in its sources")
  func symbols() throws {
    let sources = try Self.sources()
    var count = 0
    for (room, page) in try Page.all() where room == "VClaim" && page.name != room {
      for match in page.text.matches(of: /``([A-Za-z]+)(?:\/([a-z][A-Za-z]*)(\([^)]*\))?[^`]*)?``/) {
        let (_, type, member, labels) = match.output
        count += 1
        #expect(sources.contains(" \(type)"), "\(page.name): \(type)")
        guard let member else { continue }
        let parts = (labels ?? "").dropFirst().split(separator: ":").map(String.init).filter { $0 != ")" }
        let declarations = Self.declarations(of: String(member), in: sources)
        #expect(
          declarations.contains { declaration in
            parts.allSatisfy { declaration.contains($0 == "_" ? "_ " : $0) }
          }, "\(page.name): \(type)/\(member)\(labels ?? "")")
      }
    }
    #expect(count > 60)
  }

  private static func rows() throws -> [[String]] {
    try Page("Coming-from-the-documented-client", of: "VClaim").tableRows
  }

  /// What is public in the client's sources.
  private static func sources() throws -> String {
    let directory = Page.repository.appending(path: "Sources/VClaim")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: directory.path).filter { $0.hasSuffix(".swift") }
    return try paths.map { try Page.contents("Sources/VClaim/\($0)") }.joined(separator: "\n")
  }

  /// The beginnings of the public declarations of a name, up to the brace that follows.
  private static func declarations(of name: String, in sources: String) -> [String] {
    let heads = [
      "func \(name)(", "func \(name)<", "var \(name):", "let \(name):", "static let \(name)", "static var \(name)",
      "private(set) var \(name):",
    ]
    var found: [String] = []
    let lines = sources.split(separator: "\n")
    for (index, line) in lines.enumerated() where line.contains("public ") {
      guard name == "init" ? line.contains("init(") : heads.contains(where: { line.contains($0) }) else { continue }
      found.append(lines[index...].prefix(12).joined(separator: " "))
    }
    return found
  }
}
