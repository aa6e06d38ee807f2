import Testing
import VClaim

@Suite("Answers that are no list")
struct AnswerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var answer: ScriptedTransport.Answer
    var code: VClaimError.Code

    init(_ name: String, _ answer: @escaping ScriptedTransport.Answer, _ code: VClaimError.Code) {
      self.testDescription = name
      self.answer = answer
      self.code = code
    }
  }

  static let transport: [Case] = [
    Case("no connection", failing(.unreachable), .unreachable),
    Case("time-out", failing(.timedOut), .timedOut),
    Case("certificate", failing(.tls), .tls),
    Case("cut", failing(.cut), .cutAnswer),
    Case("too large", failing(.bodyTooLarge), .bodyTooLarge),
    Case("redirect", failing(.redirected), .redirected),
    Case("no HTTP", failing(.protocolViolation), .malformedAnswer),
    Case("settings", failing(.misconfigured), .invalidArgument),
    Case("cancelled", failing(.cancelled), .cancelled),
  ]

  static let credentials: [Case] = [
    Case(
      "signature, in the envelope", always(.envelope(code: "201", message: "Signature Service Tidak Sesuai")),
      .credentialsRefused),
    Case(
      "signature, HTTP 401",
      always(.envelope(code: "401", message: "Signature Service Tidak Sesuai", status: 401)), .credentialsRefused),
    Case(
      "not registered, 404",
      always(
        .envelope(code: "404", message: "Unauthorized! You are not registered for this service!", status: 404)),
      .credentialsRefused),
    Case(
      "not registered, 412 in the envelope",
      always(.envelope(code: "412", message: "Unauthorized! You are not registered for this service!")),
      .credentialsRefused),
    Case(
      "expired", always(.envelope(code: "401", message: "Unauthorized! Consumer ID is expired!")), .credentialsRefused),
    Case("gateway, plain text", always(.text("Authentication failed", status: 403)), .credentialsRefused),
    Case(
      "gateway, JSON of its own", always(.text(#"{"error":"Authentication parameters missing"}"#, status: 403)),
      .credentialsRefused),
    Case("gateway, 500", always(.text("Signature Service Tidak Sesuai", status: 500)), .credentialsRefused),
    Case("gateway, code 500", always(.envelope(code: "500", message: "Authentication failed")), .credentialsRefused),
    Case("401 without a body", always(.text("", status: 401)), .credentialsRefused),
    Case("403 in the envelope", always(.envelope(code: "403", message: "ditolak")), .credentialsRefused),
  ]

  static let outage: [Case] = [
    Case("429", always(.text("Limits exceeded", status: 429)), .rateLimited),
    Case("429 in the envelope", always(.envelope(code: "429", message: "Limits exceeded")), .rateLimited),
    Case("500 with HTML", always(.text("<!DOCTYPE html><p>NullReferenceException", status: 500)), .unavailable),
    Case("502 without a body", always(.text("", status: 502)), .unavailable),
    Case(
      "500 in the envelope", always(.envelope(code: "500", message: "Object reference not set to an instance")),
      .unavailable),
    Case("an exception's own words", always(.text("Unauthorized access to the table", status: 500)), .unavailable),
    Case(
      "an exception's own words in the envelope", always(.envelope(code: "500", message: "Unauthorized operation")),
      .unavailable),
    Case("HTML with 200", always(.text("\r\n <html>Sedang dalam pemeliharaan</html>")), .htmlAnswer),
    Case("HTML after a byte order mark", always(.text("\u{FEFF}<html></html>")), .htmlAnswer),
    Case("firewall page", always(.text("<html>forbidden</html>", status: 403)), .htmlAnswer),
    Case("empty", always(.text("")), .emptyAnswer),
    Case("white space", always(.text(" \n")), .emptyAnswer),
    Case("cut JSON", always(.text(#"{"metaData":{"code":"200","message":"OK"},"response":{"li"#)), .cutAnswer),
  ]

  static let nonsense: [Case] = [
    Case("a list", always(.text("[]")), .malformedAnswer),
    Case("no JSON", always(.text("OK")), .malformedAnswer),
    Case("no code", always(.text(#"{"metaData":{"message":"OK"}}"#)), .malformedAnswer),
    Case("no list", plain("{}"), .malformedAnswer),
    Case("null with success", plain("null"), .malformedAnswer),
    Case("row without a code", plain(#"{"list":[{"nama":"Kelas 1"}]}"#), .malformedAnswer),
    Case(
      "one code with two names", plain(#"{"list":[{"kode":"1","nama":"Satu"},{"kode":"1","nama":"Dua"}]}"#),
      .malformedAnswer),
    Case(
      "success under 404", always(.text(#"{"metaData":{"code":"200"},"response":[]}"#, status: 404)), .malformedAnswer),
    Case("status 102", always(.text("", status: 102)), .malformedAnswer),
    Case("redirect from another transport", always(.text("", status: 302)), .redirected),
  ]

  static let refusals: [Case] = [
    Case("201 that is no absence", always(.envelope(code: "201", message: "Parameter salah")), .refused),
    Case("412", always(.envelope(code: "412", message: "Keyword minimal 3 karakter")), .refused),
    Case("404 in the envelope", always(.envelope(code: "404", message: "Layanan tutup")), .refused),
    Case("404 of a web server", always(.text("not found", status: 404)), .refused),
  ]

  @Test("each is a typed error", arguments: transport + credentials + outage + nonsense + refusals)
  func classified(case: Case) async throws {
    let client = try Fixtures.client(.paged, ScriptedTransport([`case`.answer]))
    let error = try await vclaimError { try await client.roomClasses() }
    #expect(error?.code == `case`.code)
    #expect(error?.endpoint == "referensi/kelasrawat")
    #expect(error?.dialect == .paged)
    #expect(error?.description.hasPrefix("referensi/kelasrawat: ") == true)
    #expect(error?.shortDescription == "vclaim_" + `case`.code.rawValue)
  }

  @Test("a refusal carries the service's code and text")
  func refusal() async throws {
    let answer = always(.envelope(code: "412", message: "Keyword minimal 3 karakter"))
    let client = try Fixtures.client(.paged, ScriptedTransport([answer]))
    let error = try #require(try await vclaimError { try await client.roomClasses() })
    #expect(error.serviceCode == "412")
    #expect(error.serviceMessage == "Keyword minimal 3 karakter")
    #expect(error.httpStatus == 200)
    #expect(error.details["service_code"] == "412")
    #expect(error.details["http_status"] == "200")
    #expect(error.description.contains("Keyword minimal 3 karakter"))
  }

  @Test("refused credentials tell how far the clock is off")
  func clockSkew() async throws {
    let answer = always(.text("Unauthorized!", status: 401, headers: ["Date": "Tue, 14 Nov 2023 22:23:20 GMT"]))
    let client = try Fixtures.client(.paged, ScriptedTransport([answer]))
    let error = try await vclaimError { try await client.roomClasses() }
    #expect(error?.clockSkew == -600)
    #expect(error?.message.contains("600 s behind the service's") == true)
  }

  @Test("the text of a successful answer is never judged")
  func messageIsNotJudged() async throws {
    let answer = always(
      .text(#"{"metaData":{"code":200,"message":"Unauthorized! tidak ditemukan"},"response":{"list":[]}}"#))
    #expect(try await Fixtures.client(.paged, ScriptedTransport([answer])).roomClasses().isEmpty)
  }

  @Test("an answer under another secret does not decrypt, and is not retryable")
  func wrongSecret() async throws {
    let transport = ScriptedTransport([encrypted(#"{"list":[]}"#, secret: "another")])
    let error = try await vclaimError { try await Fixtures.client(.official, transport).roomClasses() }
    #expect(error?.code == .undecipherable)
    #expect(error?.isRetryable == false)
  }

  @Test("a decrypted answer is bounded")
  func boundedPayload() async throws {
    let rows = (0..<500).map { #"{"kode":"\#($0)","nama":"Kelas"}"# }.joined(separator: ",")
    let configuration = try VClaimConfiguration(
      credentials: Fixtures.credentials, retryPolicy: .none, maximumPayloadBytes: 1_000)
    let client = VClaimClient(
      configuration: configuration, transport: ScriptedTransport([encrypted("[\(rows)]")]), now: { Fixtures.now })
    #expect(try await vclaimError { try await client.roomClasses() }?.code == .bodyTooLarge)
  }
}
