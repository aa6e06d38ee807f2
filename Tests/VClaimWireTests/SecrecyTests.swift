import Testing

@testable import VClaimWire

@Suite("Secrets")
struct SecrecyTests {
  private static let secret = "rahasiaTerdalam42"
  private static let userKey = "kunciPengguna77"
  private static let credentials = Credentials(consumerID: "10001", secret: secret, userKey: userKey)

  /// All ways in which Swift prints a value without being asked for a particular member.
  private func printouts(_ value: Any) -> String {
    var dumped = ""
    dump(value, to: &dumped)
    var printed = ""
    print(value, to: &printed)
    debugPrint(value, to: &printed)
    return [dumped, printed, "\(value)", String(describing: value), String(reflecting: value), mirrored(value)]
      .joined(separator: "\n")
  }

  private func mirrored(_ value: Any) -> String {
    Mirror(reflecting: value).children
      .map { "\($0.label ?? "-"): \($0.value) \(String(reflecting: $0.value)) \(mirrored($0.value))" }
      .joined(separator: "\n")
  }

  private func findings(in text: String) throws -> [String] {
    let signed = try RequestSigner(credentials: Self.credentials, dialect: .official).sign(at: 1_700_000_000)
    let signature = try #require(signed.headers.first { $0.name == "X-signature" }?.value)
    let key = signed.cipher.key.map(String.init).joined(separator: ", ")
    return [Self.secret, Self.userKey, signature, key].filter { text.contains($0) }
  }

  @Test("never appear when credentials are printed, alone or inside something else")
  func credentials() throws {
    struct Holder {
      let credentials = SecrecyTests.credentials
    }
    let holders: [Any] = [
      Self.credentials, [Self.credentials], ["key": Self.credentials], Optional(Self.credentials) as Any, Holder(),
    ]
    for holder in holders {
      let text = printouts(holder)
      #expect(try findings(in: text) == [])
      #expect(text.contains("10001"))
    }
  }

  @Test("never appear when signer, signed request or cipher are printed")
  func derivedValues() throws {
    let signer = try RequestSigner(credentials: Self.credentials, dialect: .official)
    let signed = signer.sign(at: 1_700_000_000)
    for value in [signer, signed, signed.cipher, Sensitive(Self.secret)] as [Any] {
      #expect(try findings(in: printouts(value)) == [])
    }
  }

  @Test("are found by this very search when they are there")
  func theSearchFindsSecrets() throws {
    struct Careless {
      let secret = SecrecyTests.secret
    }
    #expect(try findings(in: printouts(Careless())) == [Self.secret])
  }

  @Test("never appear in an error, nor does what an answer held")
  func errors() throws {
    let wrong = ResponseCipher(credentials: Self.credentials, timestamp: "1700000001")
    let right = ResponseCipher(credentials: Self.credentials, timestamp: "1700000000")
    let answer = try right.encrypt(json: Array(#"{"list":[{"kode":"1","nama":"0009999000001"}]}"#.utf8))
    let error = #expect(throws: WireError.self) { try wrong.decrypt(base64: answer, limit: 1000) }
    let text = printouts(try #require(error))
    #expect(try findings(in: text) == [])
    #expect(!text.contains(answer))
  }

  @Test("show whether there is a user key, not which")
  func presence() {
    #expect("\(Self.credentials)" == "Credentials(consumerID: 10001, secret: ***, userKey: ***)")
    let without = Credentials(consumerID: "10001", secret: "x", userKey: nil)
    #expect("\(without)" == "Credentials(consumerID: 10001, secret: ***, userKey: none)")
  }
}
