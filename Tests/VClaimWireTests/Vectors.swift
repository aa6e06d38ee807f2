import FoundationEssentials
import Testing

@testable import VClaimWire

/// One worked example of signature, key, ciphertext and packed text, made with two implementations other than this one.
struct Vector: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let consumerID: String
  let secret: String
  let timestamp: String
  let signature: String
  let keyInHexadecimal: String
  let initialisationVectorInHexadecimal: String
  let plaintext: String
  let packed: String
  let ciphertext: String
  let plaintextHash: String

  private enum CodingKeys: String, CodingKey {
    case name
    case consumerID = "consid"
    case secret
    case timestamp
    case signature = "signature_base64"
    case keyInHexadecimal = "aes_key_hex"
    case initialisationVectorInHexadecimal = "iv_hex"
    case plaintext
    case packed = "lz_encoded_uri"
    case ciphertext = "ciphertext_base64"
    case plaintextHash = "sha256_plaintext"
  }

  var testDescription: String { name }

  var credentials: Credentials { Credentials(consumerID: consumerID, secret: secret, userKey: "kunciContoh") }

  var cipher: ResponseCipher { ResponseCipher(credentials: credentials, timestamp: timestamp) }

  static let all: [Vector] = {
    struct File: Decodable {
      let vectors: [Vector]
    }
    do {
      return try JSONDecoder().decode(File.self, from: Data(PackageResources.vclaim_vectors_json)).vectors
    } catch {
      Issue.record(error, "the vectors cannot be read")
      return []
    }
  }()
}
