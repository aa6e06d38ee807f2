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

  /// The greatest generation of which the manifest knows, whatever has become of the copy.
  var knownGeneration: Int64 { listed().map(\.generation).max() ?? 0 }

  /// The newest copy that is what the manifest says of it.
  ///
  /// - Returns: The copy; nil where there is none.
  package func newestGood() -> Snapshot? {
    listed().sorted { $0.generation > $1.generation }.first { isGood($0) }
  }

  /// Where a copy stands.
  ///
  /// - Parameter snapshot: The copy.
  /// - Returns: The path.
  package func path(of snapshot: Snapshot) -> String { "\(path)/\(snapshot.file)" }

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
