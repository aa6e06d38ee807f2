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
  /// The JSON text inside.
  let json: [UInt8]
  /// The same, packed and not yet encrypted.
  let packed: [UInt8]

  init() throws {
    struct Item: Encodable {
      let kode: String
      let nama: String
    }
    let items = InventedDiagnoses(count: Self.rowCount).rows.map { row in
      Item(kode: row.code, nama: "\(row.code) - \(row.name)")
    }
    json = Array(try JSONEncoder().encode([Self.listKey: items]))
    packed = Array(LZString.compressToEncodedURIComponent(json).utf8)
    let credentials = Credentials(consumerID: "10001", secret: "rahasiaContoh1", userKey: "kunciContoh1")
    cipher = try RequestSigner(credentials: credentials, dialect: .official).sign(at: 1_700_000_000).cipher
    let response = try cipher.encrypt(json: json)
    body = Array(#"{"metaData":{"code":"200","message":"Sukses"},"response":"\#(response)"}"#.utf8)
  }

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
