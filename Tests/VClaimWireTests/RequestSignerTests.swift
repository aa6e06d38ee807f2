import Testing

@testable import VClaimWire

@Suite("Signing")
struct RequestSignerTests {
  private let credentials = Credentials(consumerID: "10001", secret: "rahasiaContoh1", userKey: "kunciPengguna")

  private func headers(_ dialect: Dialect, at timestamp: Int64 = 1_700_000_000) throws -> [String: String] {
    let signed = try RequestSigner(credentials: credentials, dialect: dialect).sign(at: timestamp)
    return Dictionary(signed.headers.map { ($0.name, $0.value) }) { first, _ in first }
  }

  @Test("in the official dialect puts an ampersand between consumer id and timestamp")
  func official() throws {
    #expect(
      try headers(.official) == [
        "X-cons-id": "10001", "X-timestamp": "1700000000",
        "X-signature": "3gLaMKOHkfEuFV4bZOef7mB+eUCymb+oPQ4uGd+5Nq4=", "user_key": "kunciPengguna",
      ])
  }

  @Test("in the paged dialect joins consumer id and timestamp with nothing between them")
  func paged() throws {
    // printf 100011700000000 | openssl dgst -sha256 -hmac rahasiaContoh1 -binary | base64
    #expect(
      try headers(.paged) == [
        "X-cons-id": "10001", "X-timestamp": "1700000000",
        "X-signature": "CluVTd3fcVHE8N9XTHH7weQHFlT/4hfBDUaIZlbNphc=", "X-user-key": "kunciPengguna",
      ])
  }

  @Test("in the paged dialect works without a user key and then sends no header for it", arguments: [nil, ""])
  func pagedWithoutUserKey(_ userKey: String?) throws {
    let credentials = Credentials(consumerID: "10001", secret: "rahasiaContoh1", userKey: userKey)
    let signed = try RequestSigner(credentials: credentials, dialect: .paged).sign(at: 1)
    #expect(signed.headers.map(\.name) == ["X-cons-id", "X-timestamp", "X-signature"])
  }

  @Test("in the official dialect is refused without a user key", arguments: [nil, ""])
  func officialWithoutUserKey(_ userKey: String?) {
    let credentials = Credentials(consumerID: "10001", secret: "rahasiaContoh1", userKey: userKey)
    let error = #expect(throws: WireError.self) { try RequestSigner(credentials: credentials, dialect: .official) }
    #expect(error?.code == .missingCredential)
    #expect(error?.message.contains("user key") == true)
  }

  @Test("is refused without a consumer id or without a secret", arguments: [("", "rahasia"), ("10001", "")])
  func emptyCredential(_ consumerID: String, _ secret: String) {
    let credentials = Credentials(consumerID: consumerID, secret: secret, userKey: "kunci")
    let error = #expect(throws: WireError.self) { try RequestSigner(credentials: credentials, dialect: .paged) }
    #expect(error?.code == .missingCredential)
  }

  @Test(
    "is refused when a credential could break out of its header",
    arguments: [("10001\r\nX-other: 1", "kunci"), ("10001", "kun\nci"), ("10001", "kunci\u{E9}"), ("10001", "\u{7F}")])
  func headerInjection(_ consumerID: String, _ userKey: String) {
    let credentials = Credentials(consumerID: consumerID, secret: "rahasia", userKey: userKey)
    let error = #expect(throws: WireError.self) { try RequestSigner(credentials: credentials, dialect: .official) }
    #expect(error?.code == .invalidCredential)
  }
}
