import FoundationEssentials
import VClaimWire

/// A diagnosis list as the official dialect sends it, with the stages of getting at its rows.
struct EncryptedAnswer {
  /// How many rows the answers of the benchmarks have.
  static let rowCount = 14_000
  /// The list's key in this end point (`vclaim.md`, section 3).
  static let listKey = "diagnosa"
  /// Far above what the answer takes.
  static let limit = 64 << 20

  /// The body as it comes from the network.
  let body: [UInt8]
  /// The cipher of the request.
  let cipher: ResponseCipher

  private static let credentials = Credentials(consumerID: "10001", secret: "rahasiaContoh1", userKey: "kunciContoh1")
  private static let moment: Int64 = 1_700_000_000

  /// The text of which the SHA-256 is the key (`vclaim.md`, section 2).
  static var keyText: String { "10001rahasiaContoh1\(moment)" }

  /// Takes an answer that was made before, or makes one.
  ///
  /// - Parameter body: What ``body`` of another run was.
  /// - Throws: What encrypting throws.
  init(body: [UInt8]? = nil) throws {
    cipher = try RequestSigner(credentials: Self.credentials, dialect: .official).sign(at: Self.moment).cipher
    self.body = try body ?? Self.makeBody(cipher)
  }

  private static func makeBody(_ cipher: ResponseCipher) throws -> [UInt8] {
    struct Item: Encodable {
      let kode: String
      let nama: String
    }
    let items = InventedDiagnoses(count: rowCount).rows.map { row in
      Item(kode: row.code, nama: "\(row.code) - \(row.name)")
    }
    let response = try cipher.encrypt(json: Array(try JSONEncoder().encode([listKey: items])))
    return Array(#"{"metaData":{"code":"200","message":"Sukses"},"response":"\#(response)"}"#.utf8)
  }

  /// The encrypted text inside.
  func response() throws -> String {
    guard case .string(let text) = try Envelope(parsing: body).response else {
      throw BenchmarkError("expected an encrypted response")
    }
    return text
  }

  /// The JSON text inside.
  func json() throws -> [UInt8] { try cipher.decrypt(base64: response(), limit: Self.limit) }

  /// The same, packed and not encrypted.
  func packed() throws -> [UInt8] { Array(LZString.compressToEncodedURIComponent(try json()).utf8) }

  /// Everything from the body to the rows.
  func decode() throws {
    let list = try listPayload(of: Envelope(parsing: body), cipher: cipher, limit: Self.limit, shape: .coded)
    try require(rows: referenceAnswer(in: list, listKey: Self.listKey).rows.count)
  }

  /// Makes sure that no row was lost.
  func require(rows count: Int) throws {
    try BenchmarkError.require(count == Self.rowCount, "\(Self.rowCount) rows, found \(count)")
  }
}
