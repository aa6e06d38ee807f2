import Testing

@testable import VClaimWire

@Suite("The fingerprint of credentials")
struct FingerprintTests {
  @Test("is the same for the same, another for others, and too short to find them out by")
  func differs() {
    func fingerprint(_ secret: String, _ key: String? = nil, _ rest: String? = nil) -> String {
      Credentials(consumerID: "10001", secret: secret, userKey: key).fingerprint(with: [rest])
    }
    #expect(fingerprint("s") == fingerprint("s"))
    #expect(Set([fingerprint("s"), fingerprint("t"), fingerprint("s", "k"), fingerprint("s", nil, "u")]).count == 4)
    #expect(fingerprint("s").count == 8)
  }
}
