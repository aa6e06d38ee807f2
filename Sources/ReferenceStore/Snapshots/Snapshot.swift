/// One kept copy of the reference file, as the manifest tells of it.
package struct Snapshot: Codable, Sendable, Hashable {
  /// The name in the directory of snapshots.
  package let file: String
  /// The generation of the reference file.
  package let generation: Int64
  /// When it was made, in unix seconds.
  package let madeAt: Int64
  /// How many bytes it has.
  package let bytes: Int
  /// The SHA-256 of the bytes, in hexadecimal.
  package let sha256: String
  /// How many rows each dataset has in it, by its name.
  package let rows: [String: Int]

  private enum CodingKeys: String, CodingKey {
    case file, generation
    case madeAt = "made_at"
    case bytes, sha256, rows
  }
}
