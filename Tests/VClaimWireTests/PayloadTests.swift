import Testing

@testable import VClaimWire

@Suite("The payload")
struct PayloadTests {
  private let cipher = ResponseCipher(
    credentials: Credentials(consumerID: "10001", secret: "rahasiaContoh1", userKey: "kunci"), timestamp: "1700000000")

  private func decode(_ response: JSONValue, encrypted: Bool = true) throws(WireError) -> JSONValue {
    let envelope = Envelope(code: "200", message: "OK", response: response)
    return try payload(of: envelope, cipher: encrypted ? cipher : nil, limit: 1000)
  }

  private func code(_ response: JSONValue, encrypted: Bool = true) -> WireError.Code? {
    do {
      _ = try decode(response, encrypted: encrypted)
      return nil
    } catch {
      return error.code
    }
  }

  @Test(
    "is taken as it is when it is no string",
    arguments: [
      .null, .array([.string("a")]), .object(["a": .null]), .number("1"), .bool(true),
    ] as [JSONValue])
  func plain(_ response: JSONValue) throws {
    #expect(try decode(response) == response)
    #expect(try decode(response, encrypted: false) == response)
  }

  @Test("is decrypted when it is ciphertext: an object, a list or a string")
  func encrypted() throws {
    for json in [#"{"a":[1,"é"]}"#, "[]", #""0301R0011017V000007""#] {
      let response = JSONValue.string(try cipher.encrypt(json: Array(json.utf8)))
      #expect(try decode(response) == JSONValue(parsing: Array(json.utf8)))
    }
  }

  @Test(
    "is a plain string when it cannot be ciphertext",
    arguments: [
      "", "0301R0011017V000007", "0301R0011017V0000071", "Sukses!",
      "Nomor SEP sudah dihapus lalu tidak dapat dipakai lagi untuk penagihan klaim",
      "Data berhasil dihapus, terima kasih atas perhatian Anda yang besar sekali",
    ])
  func plainString(_ text: String) throws {
    #expect(try decode(.string(text)) == .string(text))
    #expect(try decode(.string(text), encrypted: false) == .string(text))
  }

  @Test("is never ciphertext: neither of another key, nor cut, nor in a dialect without encryption")
  func ciphertextNeverPasses() throws {
    let other = ResponseCipher(
      credentials: Credentials(consumerID: "10001", secret: "lain", userKey: "kunci"), timestamp: "1700000000")
    let json = Array(#"{"list":[{"kode":"01","nama":"Ruang Melati"},{"kode":"02","nama":"Ruang Mawar"}]}"#.utf8)
    #expect(code(.string(try other.encrypt(json: json))) == .undecipherable)
    let own = try cipher.encrypt(json: json)
    #expect(code(.string(own), encrypted: false) == .undecipherable)
    for length in stride(from: own.utf8.count - 1, to: 64, by: -1) {
      let code = code(.string(String(own.prefix(length))))
      #expect(code == .undecipherable, "\(length) characters")
    }
  }

  @Test(
    "that decrypts to something other than JSON is refused",
    arguments: [("{\"a\":", WireError.Code.cutBody), ("kosong", .malformedJSON), ("", .cutBody)])
  func noJSON(_ text: String, _ expected: WireError.Code) throws {
    #expect(code(.string(try cipher.encrypt(json: Array(text.utf8)))) == expected)
  }

  @Test("beyond the limit is refused")
  func limit() throws {
    let json = Array(("\"" + String(repeating: "a", count: 2000) + "\"").utf8)
    #expect(code(.string(try cipher.encrypt(json: json))) == .outputTooLarge)
  }

  @Test("survives 10,000 mutations of its ciphertext without a trap and without wrong data")
  func fuzz() throws {
    var generator = SeededGenerator(seed: 8)
    let sound = Array(try cipher.encrypt(json: Array(#"{"list":[{"kode":"01","nama":"Ruang"}]}"#.utf8)).utf8)
    var refusals = 0
    for _ in 0..<10_000 {
      let text = String(decoding: generator.mutate(sound), as: UTF8.self)
      do {
        _ = try cipher.decrypt(base64: text, limit: 200)
      } catch {
        refusals += 1
      }
    }
    #expect(refusals > 9000)
  }
}
