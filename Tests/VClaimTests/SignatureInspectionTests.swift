import Testing
import VClaim

@Suite("What a request is signed with")
struct SignatureInspectionTests {
  @Test("the signature is the check value of vclaim.md")
  func signature() throws {
    #expect(
      try Fixtures.configuration(.official).signature(at: 1_700_000_000)
        == "3gLaMKOHkfEuFV4bZOef7mB+eUCymb+oPQ4uGd+5Nq4=")
  }

  @Test("the headers are those that the client sends at that moment", arguments: Dialect.allCases)
  func headers(dialect: Dialect) async throws {
    let transport = ScriptedTransport([failing(.cut)])
    let client = try Fixtures.client(dialect, transport)
    _ = try await vclaimError { try await client.roomClasses() }
    let sent = try #require(transport.requests.first).headers.fields
    let signed = client.configuration.signedHeaders(at: Fixtures.now)
    #expect(signed.fields.count == 4)
    #expect(signed["X-signature"] == client.configuration.signature(at: Fixtures.now))
    for field in signed.fields { #expect(sent.contains(field), "\(field.name)") }
  }

  @Test("printing them shows no value")
  func secrecy() throws {
    let text = String(describing: try Fixtures.configuration(.official).signedHeaders(at: Fixtures.now))
    #expect(!text.contains(Fixtures.userKey))
    #expect(!text.contains("3gLaMKOHkfEuFV4bZOef7mB"))
    #expect(text.contains("X-signature"))
  }
}
