import Testing

@testable import VClaimWire

@Suite("Known bugs of other clients")
struct KnownSigningBugTests {
  private let credentials = Credentials(consumerID: "10001", secret: "rahasiaContoh1", userKey: "kunciPengguna")

  @Test(
    "Headers computed once and reused for hours: each signing has its own timestamp and signature",
    arguments: Dialect.allCases)
  func reusedHeaders(_ dialect: Dialect) throws {
    let signer = try RequestSigner(credentials: credentials, dialect: dialect)
    let first = signer.sign(at: 1_700_000_000)
    let second = signer.sign(at: 1_700_000_001)
    for name in ["X-timestamp", "X-signature"] {
      let values = [first, second].map { $0.headers.first { $0.name == name }?.value }
      #expect(values[0] != values[1])
    }
    #expect(first.cipher.key != second.cipher.key)
  }

  @Test("The clock read twice: header, signature and decryption key share one timestamp", arguments: Dialect.allCases)
  func clockReadTwice(_ dialect: Dialect) throws {
    let signer = try RequestSigner(credentials: credentials, dialect: dialect)
    let signed = signer.sign(at: 1_700_000_000)
    let sent = try #require(signed.headers.first { $0.name == "X-timestamp" }?.value)
    #expect(sent == signed.timestamp)
    #expect(signed.headers.first { $0.name == "X-signature" }?.value == signer.signature(for: sent))
    #expect(signed.cipher.key == ResponseCipher(credentials: credentials, timestamp: sent).key)
  }

  @Test("The secret put into a header: no header holds it, in any encoding", arguments: Dialect.allCases)
  func secretInHeader(_ dialect: Dialect) throws {
    let signed = try RequestSigner(credentials: credentials, dialect: dialect).sign(at: 1_700_000_000)
    for header in signed.headers {
      #expect(!header.value.contains("rahasiaContoh1"))
      #expect(!header.value.contains(Base64.encode(Array("rahasiaContoh1".utf8))))
    }
  }

  @Test("Code points taken for UTF-16 units: a character outside the BMP survives the way there and back")
  func astralCharacters() throws {
    let cipher = ResponseCipher(credentials: credentials, timestamp: "1700000000")
    let json = Array(#"{"nama":"Ruang 😀 Melati 𝔐𝔢𝔩"}"#.utf8)
    #expect(try cipher.decrypt(base64: cipher.encrypt(json: json), limit: 1000) == json)
  }
}
