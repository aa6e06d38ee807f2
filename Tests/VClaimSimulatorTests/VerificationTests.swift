import Testing
import VClaimWire

@testable import VClaimSimulator

@Suite("Who is answered")
struct VerificationTests {
  @Test("the check value of vclaim.md is accepted as a signature")
  func checkValue() async throws {
    let answer = try await Harness().ask("referensi/kelasrawat") { headers in
      headers["X-signature"] = "3gLaMKOHkfEuFV4bZOef7mB+eUCymb+oPQ4uGd+5Nq4="
    }
    #expect(answer.code == "200")
  }

  @Test(
    "a request without a required header is refused by the gateway",
    arguments: [
      "X-cons-id", "X-timestamp", "X-signature", "user_key",
    ])
  func missingHeader(name: String) async throws {
    let answer = try await Harness().ask("referensi/kelasrawat") { $0[name] = nil }
    #expect(answer.status == 403)
    #expect(answer.message == "Authentication parameters missing")
    #expect(answer.payload == .null)
  }

  @Test("an empty header counts as missing")
  func emptyHeader() async throws {
    let answer = try await Harness().ask("referensi/kelasrawat") { $0["X-signature"] = "" }
    #expect(answer.message == "Authentication parameters missing")
  }

  @Test("a wrong user key is refused by the gateway, in both dialects", arguments: Dialect.allCases)
  func wrongUserKey(dialect: Dialect) async throws {
    let other = Credentials(consumerID: "10001", secret: "rahasiaContoh1", userKey: "kunciContoh2")
    let answer = try await Harness(dialect).ask("referensi/kelasrawat", with: other)
    #expect(answer.status == 403)
    #expect(answer.message == "Authentication failed")
  }

  @Test("the paged dialect does without a user key")
  func pagedWithoutUserKey() async throws {
    let answer = try await Harness(.paged).ask("referensi/kelasrawat") { $0["X-user-key"] = nil }
    #expect(answer.code == "200")
  }

  @Test("an unknown consumer is not registered")
  func unknownConsumer() async throws {
    let other = Credentials(consumerID: "10002", secret: "rahasiaContoh1", userKey: "kunciContoh1")
    let answer = try await Harness().ask("referensi/kelasrawat", with: other)
    #expect(answer.code == "404")
    #expect(answer.message == "Unauthorized! You are not registered for this service!")
  }

  @Test("a wrong secret makes a signature that does not fit", arguments: Dialect.allCases)
  func wrongSecret(dialect: Dialect) async throws {
    let other = Credentials(consumerID: "10001", secret: "rahasiaContoh2", userKey: "kunciContoh1")
    let answer = try await Harness(dialect).ask("referensi/kelasrawat", with: other)
    #expect(answer.status == 200)
    #expect(answer.code == "401")
    #expect(answer.message == "Signature Service Tidak Sesuai")
  }

  @Test("the signature of the other dialect does not fit")
  func otherDialect() async throws {
    let paged = try RequestSigner(credentials: testCredentials, dialect: .paged).signature(for: String(testNow))
    let answer = try await Harness(.official).ask("referensi/kelasrawat") { $0["X-signature"] = paged }
    #expect(answer.message == "Signature Service Tidak Sesuai")
  }

  @Test("a timestamp up to the tolerance is accepted, either way", arguments: [-300, 0, 300])
  func timestampWithinTolerance(offset: Int64) async throws {
    let answer = try await Harness().ask("referensi/kelasrawat", at: testNow + offset)
    #expect(answer.code == "200")
    #expect(try answer.codes() == ["1", "2"])
  }

  @Test("a timestamp beyond the tolerance is refused, either way", arguments: [-301, 301, -7_200])
  func staleTimestamp(offset: Int64) async throws {
    let answer = try await Harness().ask("referensi/kelasrawat", at: testNow + offset)
    #expect(answer.message == "Signature Service Tidak Sesuai")
  }

  @Test("the tolerance can be set")
  func tolerance() async throws {
    let harness = try Harness { $0.clockToleranceSeconds = 10 }
    #expect(try await harness.ask("referensi/kelasrawat", at: testNow - 10).code == "200")
    #expect(try await harness.ask("referensi/kelasrawat", at: testNow - 11).code == "401")
  }

  @Test(
    "a timestamp in another spelling is refused",
    arguments: [
      "01700000000", "+1700000000", "1700000000.0", "sekarang", "99999999999999999999",
    ])
  func spelledTimestamp(text: String) async throws {
    let signature = try RequestSigner(credentials: testCredentials, dialect: .official).signature(for: text)
    let answer = try await Harness().ask("referensi/kelasrawat") { headers in
      headers["X-timestamp"] = text
      headers["X-signature"] = signature
    }
    #expect(answer.message == "Signature Service Tidak Sesuai")
  }

  @Test("an unsigned request learns nothing about paths")
  func unsignedUnknownPath() async throws {
    let answer = try await Harness().ask("referensi/tidakada") { $0["X-signature"] = nil }
    #expect(answer.status == 403)
  }

  @Test("credentials that cannot sign are refused when the simulator is made")
  func credentialsThatCannotSign() {
    let options = SimulatorOptions(credentials: Credentials(consumerID: "10001", secret: "", userKey: "kunci"))
    let error = #expect(throws: SimulatorError.self) { try Simulator(options: options, data: SimulatorData()) }
    #expect(error?.code == .badOption)
  }

  @Test("texts compare by all their bytes")
  func constantTime() {
    #expect(constantTimeEqual("kunci", "kunci"))
    #expect(!constantTimeEqual("kunci", "kuncI"))
    #expect(!constantTimeEqual("kunci", "kunci "))
    #expect(!constantTimeEqual("", "a"))
  }
}
