internal import Crypto
internal import FoundationEssentials
import SQLite

/// The kept copies of a reference file: `snapshots` beside it, and in there `manifest.json`, which alone says which of the
/// files are good.
package struct SnapshotDirectory: Sendable {
  /// What `manifest.json` holds.
  struct Manifest: Codable {
    /// The newest first.
    var snapshots: [Snapshot] = []
  }

  /// The directory.
  package let path: String

  /// The directory of a reference file's copies, which need not be there.
  ///
  /// - Parameter referenceFile: The reference file.
  package init(of referenceFile: String) {
    path = SidePath.of("snapshots", beside: referenceFile)
  }

  var manifestPath: String { path + "/manifest.json" }

  /// What the manifest says; nothing where it cannot be read.
  ///
  /// - Returns: The copies, the newest first.
  package func listed() -> [Snapshot] {
    // A name from the file may not lead out of the directory.
    (manifest?.snapshots ?? []).filter { !$0.file.contains("/") && !$0.file.hasPrefix(".") }
  }

  /// What the manifest says, word for word; nil where it cannot be read.
  var manifest: Manifest? {
    (try? Data(contentsOf: URL(filePath: manifestPath))).flatMap { try? JSONDecoder().decode(Manifest.self, from: $0) }
  }

  /// The greatest generation of which the manifest or the name of a copy knows, whatever has become of the copy.
  var knownGeneration: Int64 { max(listed().map(\.generation).max() ?? 0, unlisted().first ?? 0) }

  /// The newest copy that is what the manifest says of it; where there is none, as with a lost manifest, the newest of the
  /// others that is whole.
  ///
  /// - Returns: The copy; nil where there is none.
  package func newestGood() -> Snapshot? {
    if let listed = listed().sorted(by: { $0.generation > $1.generation }).first(where: isGood) { return listed }
    for generation in unlisted() {
      let file = Self.name(of: generation)
      guard let found = try? SnapshotCheck.content(of: "\(path)/\(file)"), found.generation == generation,
        let checksum = try? Self.checksum(of: "\(path)/\(file)")
      else { continue }
      return Snapshot(
        file: file, generation: generation, madeAt: 0, bytes: FileKind.size(of: "\(path)/\(file)"), sha256: checksum,
        rows: found.rows)
    }
    return nil
  }

  /// The generations of the copies that the manifest does not name, the greatest first.
  private func unlisted() -> [Int64] {
    let named = Set(listed().map(\.file))
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { !named.contains($0) }.compactMap(Self.generation(named:)).sorted(by: >)
  }

  static func name(of generation: Int64) -> String { "generation-\(generation).sqlite" }

  private static func generation(named name: String) -> Int64? {
    let digits = name.dropFirst("generation-".count).dropLast(".sqlite".count)
    return Int64(digits).flatMap { Self.name(of: $0) == name ? $0 : nil }
  }

  /// Where a copy stands.
  ///
  /// - Parameter snapshot: The copy.
  /// - Returns: The path.
  package func path(of snapshot: Snapshot) -> String { "\(path)/\(snapshot.file)" }

  /// Opens a copy for reading.
  func open(_ snapshot: Snapshot) throws(SQLiteError) -> Connection {
    try Connection(path: path(of: snapshot), options: .reader)
  }

  private func isGood(_ snapshot: Snapshot) -> Bool {
    let file = path(of: snapshot)
    guard FileKind.size(of: file) == snapshot.bytes, (try? Self.checksum(of: file)) == snapshot.sha256 else {
      return false
    }
    return (try? SnapshotCheck.content(of: file))
      == SnapshotCheck.Found(generation: snapshot.generation, rows: snapshot.rows)
  }

  static func checksum(of file: String) throws(StoreError) -> String {
    var hash = SHA256()
    try FileBytes.forEachPiece(of: file) { hash.update(data: $0) }
    return hash.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}
