import Crypto
import Testing

@testable import VClaimWire

@Suite("The worked vectors")
struct VectorTests {
  @Test("are all there")
  func count() {
    #expect(Vector.all.count == 9)
  }

  @Test("give the signature", arguments: Vector.all)
  func signature(_ vector: Vector) throws {
    let signer = try RequestSigner(credentials: vector.credentials, dialect: .official)
    let seconds = try #require(Int64(vector.timestamp))
    let headers = signer.sign(at: seconds).headers
    #expect(headers.first { $0.name == "X-signature" }?.value == vector.signature)
    #expect(headers.first { $0.name == "X-timestamp" }?.value == vector.timestamp)
    #expect(signer.signature(for: vector.timestamp) == vector.signature)
  }

  @Test("give the key and the initialisation vector", arguments: Vector.all)
  func key(_ vector: Vector) {
    #expect(hexadecimal(vector.cipher.key) == vector.keyInHexadecimal)
    #expect(hexadecimal(vector.cipher.initialisationVector) == vector.initialisationVectorInHexadecimal)
  }

  @Test("are decrypted to the plain text", arguments: Vector.all)
  func decryption(_ vector: Vector) throws {
    let json = try vector.cipher.decrypt(base64: vector.ciphertext, limit: 1 << 20)
    #expect(String(decoding: json, as: UTF8.self) == vector.plaintext)
    #expect(hexadecimal(Array(SHA256.hash(data: json))) == vector.plaintextHash)
  }

  @Test("are encrypted to the ciphertext", arguments: Vector.all)
  func encryption(_ vector: Vector) throws {
    #expect(try vector.cipher.encrypt(json: Array(vector.plaintext.utf8)) == vector.ciphertext)
  }

  @Test("are packed to the very same text", arguments: Vector.all)
  func packing(_ vector: Vector) {
    #expect(LZString.compressToEncodedURIComponent(Array(vector.plaintext.utf8)) == vector.packed)
  }

  @Test("are unpacked to the plain text", arguments: Vector.all)
  func unpacking(_ vector: Vector) throws {
    let limit = vector.plaintext.utf8.count
    let json = try LZString.decompressFromEncodedURIComponent(Array(vector.packed.utf8), limit: limit)
    #expect(String(decoding: json, as: UTF8.self) == vector.plaintext)
  }

  private func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
