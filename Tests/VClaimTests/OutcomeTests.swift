import Testing
import VClaim

@Suite("Changes whose answer is lost")
struct OutcomeTests {
  /// Failures after which nobody knows whether the change took place.
  static let lost: [(name: String, answer: ScriptedTransport.Answer)] = [
    ("no answer in time", failing(.timedOut)), ("cut", failing(.cut)), ("too large", failing(.bodyTooLarge)),
    ("no HTTP", failing(.protocolViolation)), ("cancelled on the way", failing(.cancelled)),
    ("empty", always(.text(""))), ("HTML", always(.text("<html>"))), ("HTTP 500", always(.text("", status: 500))),
    ("HTTP 503", always(.text("<html>", status: 503, headers: ["Retry-After": "7"]))),
    ("code 500", always(.envelope(code: "500", message: "Object reference not set"))),
    ("cut JSON", always(.text(#"{"metaData":{"co"#))), ("no envelope", always(.text("[]"))),
    ("another secret", encrypted(SEPFixtures.issued, secret: "rahasiaContoh9")),
    ("no letter", plain("[]")),
    (
      "broken under way",
      { _ throws(TransportError) in
        throw TransportError(.unreachable, "as scripted", mayHaveArrived: true)
      }
    ),
  ]

  /// Failures after which it is known that nothing changed.
  static let harmless: [(code: VClaimError.Code, answer: ScriptedTransport.Answer)] = [
    (.unreachable, failing(.unreachable)), (.tls, failing(.tls)), (.invalidArgument, failing(.misconfigured)),
    (
      .timedOut,
      { _ throws(TransportError) in
        throw TransportError(.timedOut, "no connection in time", mayHaveArrived: false)
      }
    ),
    (.refused, always(.envelope(code: "201", message: "Peserta tidak aktif"))),
    (.refused, always(.envelope(code: "201", message: "Nomor kartu tidak ditemukan"))),
    (.refused, always(.envelope(code: "412", message: "noMR wajib diisi"))),
    (.credentialsRefused, always(.envelope(code: "401", message: "Unauthorized!"))),
    (.rateLimited, always(.text("", status: 429))), (.redirected, always(.text("", status: 302))),
  ]

  /// All changes of a dialect, by what the message calls them.
  private func changes(_ client: VClaimClient) throws -> [(deed: String, run: () async throws -> Void)] {
    let letter = try SEPFixtures.made()
    return [
      ("creating", { _ = try await client.createSEP(letter) }),
      ("changing", { _ = try await client.updateSEP(number: SEPFixtures.number, letter) }),
      ("deleting", { _ = try await client.deleteSEP(number: SEPFixtures.number) }),
    ]
  }

  @Test("a lost answer is an unknown outcome that says how to find out, and is sent once", arguments: Dialect.allCases)
  func lost(dialect: Dialect) async throws {
    for (name, answer) in Self.lost {
      // A plain dialect cannot tell another secret.
      if dialect == .paged, name == "another secret" { continue }
      let transport = ScriptedTransport([answer])
      let client = try Fixtures.client(dialect, transport, retryPolicy: RetryPolicy())
      for (index, change) in try changes(client).enumerated() {
        let error = try #require(try await vclaimError { try await change.run() }, "\(name)")
        #expect(error.code == .outcomeUnknown, "\(name): \(error)")
        #expect(error.message.hasPrefix("the outcome of \(change.deed) the letter is unknown ("), "\(name)")
        let advice = index == 0 ? "look for the member's letters of that day" : "read the letter by its number"
        #expect(error.message.contains(advice))
        #expect((error.underlying as? VClaimError)?.code != .outcomeUnknown)
        #expect(error.underlying is VClaimError)
        #expect(!error.isRetryable)
        #expect(error.tries == 1)
        #expect(transport.requests.count == index + 1)
      }
    }
  }

  @Test("what is known of the lost answer stays known")
  func details() async throws {
    let transport = ScriptedTransport([always(.text("<html>", status: 503, headers: ["Retry-After": "7"]))])
    let error = try #require(
      try await vclaimError { try await Fixtures.client(.official, transport).createSEP(SEPFixtures.made()) })
    #expect(error.httpStatus == 503)
    #expect(error.retryAfter == .seconds(7))
    #expect(error.endpoint == "SEP/2.0/insert")
    #expect((error.underlying as? VClaimError)?.code == .unavailable)
  }

  @Test("a success without a number is no created letter, but a deletion needs none")
  func withoutNumber() async throws {
    let client = try Fixtures.client(.paged, ScriptedTransport([plain("null")]))
    let error = try await vclaimError { try await client.createSEP(SEPFixtures.made()) }
    #expect(error?.code == .outcomeUnknown)
    #expect(try await client.deleteSEP(number: "N-1") == "N-1")
  }

  @Test("a refusal, and a connection that was never made, stay what they are", arguments: Dialect.allCases)
  func harmless(dialect: Dialect) async throws {
    for (code, answer) in Self.harmless {
      let transport = ScriptedTransport([answer])
      let client = try Fixtures.client(dialect, transport, retryPolicy: RetryPolicy())
      for (index, change) in try changes(client).enumerated() {
        let error = try #require(try await vclaimError { try await change.run() })
        #expect(error.code == code)
        #expect(transport.requests.count == index + 1)
      }
    }
  }

  @Test("a refusal keeps the service's words, also those that would mean absence to a reader")
  func refusal() async throws {
    let transport = ScriptedTransport([always(.envelope(code: "201", message: "Nomor SEP tidak ditemukan"))])
    let error = try await vclaimError { try await Fixtures.client(.official, transport).deleteSEP(number: "N-1") }
    #expect(error?.code == .refused)
    #expect(error?.serviceCode == "201")
    #expect(error?.serviceMessage == "Nomor SEP tidak ditemukan")
  }
}
