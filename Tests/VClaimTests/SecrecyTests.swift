import Testing
import VClaim

@Suite("Nothing secret is printed")
struct SecrecyTests {
  static let signature = "3gLaMKOHkfEuFV4bZOef7mB+eUCymb+oPQ4uGd+5Nq4="

  /// Everything that Swift can print of a value.
  static func printed(_ value: Any) -> String {
    var text = "\(value)\n" + String(reflecting: value)
    dump(value, to: &text)
    return text
  }

  static let echoes: [HTTPResponse] = [200, 401, 404, 412, 500].flatMap { status in
    ["201", "401", "412", "500"].map { code in
      .envelope(
        code: code, message: "ditolak \(Fixtures.secret) \(Fixtures.userKey) \(signature) 0009999000001",
        status: status)
    } + [.text("ditolak \(Fixtures.secret) \(Fixtures.userKey) \(signature) 0009999000001", status: status)]
  }

  @Test("an error holds no credential, signature or card number, even where the service repeats them")
  func echo() async throws {
    for response in Self.echoes {
      let client = try Fixtures.client(.official, ScriptedTransport([always(response)]))
      let error = try #require(try await vclaimError { try await client.doctors(named: "Sri Rahayu") })
      let text = Self.printed(error) + "\(error.details)"
      for secret in [Fixtures.secret, Fixtures.userKey, Self.signature, "0009999000001", "Sri", "Rahayu"] {
        #expect(!text.contains(secret), "\(response.status)")
      }
    }
  }

  @Test("client, configuration, request and headers print no credential")
  func values() async throws {
    let transport = ScriptedTransport([encrypted(#"{"list":[]}"#)])
    let client = try Fixtures.client(.official, transport)
    _ = try await client.doctors(named: "Rahayu")
    let request = try #require(transport.requests.first)
    let response = HTTPResponse.text("Rahayu", headers: ["Set-Cookie": Fixtures.userKey])
    for value in [client.configuration, request, request.headers, request.headers.fields, response] as [Any] {
      let text = Self.printed(value)
      for secret in [Fixtures.secret, Fixtures.userKey, Self.signature, "Rahayu"] {
        #expect(!text.contains(secret))
      }
    }
  }

  @Test("a secret is masked whatever follows it")
  func combined() async throws {
    let answer = always(.envelope(code: "201", message: "\(Fixtures.secret)\u{301}\(Fixtures.userKey)\u{200D}"))
    let client = try Fixtures.client(.official, ScriptedTransport([answer]))
    let error = try #require(try await vclaimError { try await client.roomClasses() })
    let message = try #require(error.serviceMessage)
    #expect(message.unicodeScalars.starts(with: "***\u{301}***".unicodeScalars))
  }

  @Test("a text of the service is one short line")
  func shortLine() async throws {
    let long = String(repeating: "a ", count: 2_000)
    let answer = always(.text("{\"metaData\":{\"code\":\"201\",\"message\":\"satu\\r\\n\\u001b[31mdua \(long)\"}}"))
    let client = try Fixtures.client(.paged, ScriptedTransport([answer]))
    let error = try #require(try await vclaimError { try await client.roomClasses() })
    let message = try #require(error.serviceMessage)
    #expect(message.hasPrefix("satu [31mdua a a"))
    #expect(message.count == 200)
  }
}
