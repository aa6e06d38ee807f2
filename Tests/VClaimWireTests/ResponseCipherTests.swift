import Testing

@testable import VClaimWire

@Suite("Encrypted answers")
struct ResponseCipherTests {
  private let credentials = Credentials(consumerID: "10001", secret: "rahasiaContoh1", userKey: "kunci")
  private let json = Array(#"{"list":[{"kode":"01","nama":"Ruang Melati"}]}"#.utf8)

  private var cipher: ResponseCipher { ResponseCipher(credentials: credentials, timestamp: "1700000000") }

  @Test("come back as they were, at every length around a block")
  func roundTrip() throws {
    var generator = SeededGenerator(seed: 2)
    for length in 0..<120 {
      let text = Array(generator.text(upTo: length).utf8)
      #expect(try cipher.decrypt(base64: cipher.encrypt(json: text), limit: 10_000) == text)
    }
  }

  @Test("are read through twice escaped slashes and folded lines")
  func escaping() throws {
    // Some text whose ciphertext has a slash.
    let text = try #require(
      try (0..<100).lazy.map { try cipher.encrypt(json: Array("\"\($0)\"".utf8)) }.first { $0.contains("/") })
    let plain = try cipher.decrypt(base64: text, limit: 100)
    let escaped = text.split(separator: "/", omittingEmptySubsequences: false).joined(separator: "\\/")
    #expect(try cipher.decrypt(base64: escaped, limit: 100) == plain)
    #expect(try cipher.decrypt(base64: text.prefix(8) + "\r\n" + text.dropFirst(8), limit: 100) == plain)
  }

  @Test("under a wrong secret are refused, and the error says so: each of 400 times")
  func wrongSecret() throws {
    let answer = try cipher.encrypt(json: json)
    for number in 0..<400 {
      let wrong = Credentials(consumerID: "10001", secret: "salah\(number)", userKey: "kunci")
      let error = #expect(throws: WireError.self) {
        try ResponseCipher(credentials: wrong, timestamp: "1700000000").decrypt(base64: answer, limit: 1000)
      }
      #expect(error?.code == .undecipherable)
      #expect(error?.message.contains("secret") == true && error?.message.contains("timestamp") == true)
    }
  }

  @Test("under the next second's timestamp are refused")
  func wrongTimestamp() throws {
    let answer = try cipher.encrypt(json: json)
    let error = #expect(throws: WireError.self) {
      try ResponseCipher(credentials: credentials, timestamp: "1700000001").decrypt(base64: answer, limit: 1000)
    }
    #expect(error?.code == .undecipherable)
    #expect(error?.isRetryable == false)
  }

  @Test(
    "that are no base64, or not whole blocks, or nothing, are refused", arguments: ["", "AAAA", "kurang!", "====", "A"])
  func malformed(_ text: String) {
    let error = #expect(throws: WireError.self) { try cipher.decrypt(base64: text, limit: 1000) }
    #expect(error?.code == .undecipherable)
  }

  @Test("larger than the limit are refused, and just within it are not")
  func limit() throws {
    let answer = try cipher.encrypt(json: json)
    #expect(try cipher.decrypt(base64: answer, limit: json.count) == json)
    let error = #expect(throws: WireError.self) { try cipher.decrypt(base64: answer, limit: json.count - 1) }
    #expect(error?.code == .outputTooLarge)
  }
}
