import FoundationEssentials
import Testing
import VClaim

@Suite("The catalogue of errors")
struct CatalogueTests {
  @Test("every kind that is declared has one entry, and the catalogue has no other")
  func complete() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/VClaim/Errors/VClaimErrorCode.swift")
    let source = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let declared = source.matches(of: /public static let \w+ = Code\(rawValue: "(\w+)"\)/).map { String($0.1) }
    #expect(declared.count > 15)
    #expect(VClaimError.catalogue.map(\.code.rawValue).sorted() == declared.sorted())
  }

  @Test("an entry says whole sentences, and its label is the error's", arguments: VClaimError.catalogue)
  func entries(entry: VClaimError.CatalogueEntry) {
    for text in [entry.summary, entry.retry, entry.action] {
      #expect(text.hasSuffix(".") && text.first?.isUppercase == true)
    }
    #expect(entry.label == VClaimError(entry.code, "x").shortDescription)
    #expect(entry.code.catalogueEntry == entry)
  }

  @Test("it promises that trying again helps where the client tries again", arguments: VClaimError.catalogue)
  func retry(entry: VClaimError.CatalogueEntry) {
    let mayRetry = VClaimError(entry.code, "x", endpoint: "e").isRetryable
    #expect(entry.retry.hasPrefix(mayRetry ? "Yes" : "No"))
  }

  @Test("a kind of a later version has no entry, and is a mistake of the program")
  func unknown() {
    let code = VClaimError.Code(rawValue: "of_a_later_version")
    #expect(code.catalogueEntry == nil)
    #expect(VClaimError(code, "x").exitStatus == 70)
  }

  @Test("an invalid argument is wrong usage, and a wrong setting the configuration's fault")
  func invalidArgument() {
    #expect(VClaimError(.invalidArgument, "x", endpoint: "e").exitStatus == 64)
    #expect(VClaimError(.invalidArgument, "x").exitStatus == 78)
    let transport = TransportError(.misconfigured, "x")
    #expect(VClaimError(.invalidArgument, "x", endpoint: "e", underlying: transport).exitStatus == 78)
  }

  @Test("message, code and details print as the customer's programs print them")
  func printed() async throws {
    let answer = always(.envelope(code: "412", message: "Keyword minimal 3 karakter"))
    let client = try Fixtures.client(.paged, ScriptedTransport([answer]))
    let error = try #require(try await vclaimError { try await client.roomClasses() })
    #expect(error.message == #"the service declined with code 412: "Keyword minimal 3 karakter""#)
    #expect("\(error.code)" == "refused")
    #expect(
      error.details == [
        "endpoint": "referensi/kelasrawat", "dialect": "paged", "http_status": "200", "service_code": "412",
        "service_message": "Keyword minimal 3 karakter", "tries": "1",
      ])
  }
}
