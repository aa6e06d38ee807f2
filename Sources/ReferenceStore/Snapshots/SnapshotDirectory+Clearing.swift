internal import FoundationEssentials
import Glibc

extension SnapshotDirectory {
  /// Where a copy is made before it has a name.
  var draft: String { path + "/draft.sqlite" }

  /// Where the manifest is written before it takes the place of the last one.
  var manifestDraft: String { manifestPath + ".new" }

  /// Removes what a program left that died while it made a snapshot: it may be as large as the file itself.
  ///
  /// Only whoever has the right to write the reference file may call this.
  func clearUnfinished() {
    remove(draft)
    _ = unsafe unlink(manifestDraft)
    // Where the manifest cannot be read, the copies are all that there is.
    guard let manifest else { return }
    removeAll(but: manifest.snapshots)
  }

  /// Removes the copies that are not among some.
  func removeAll(but kept: [Snapshot]) {
    let names = Set(kept.map(\.file))
    for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    where name.hasPrefix("generation-") && name.hasSuffix(".sqlite") && !names.contains(name) {
      remove("\(path)/\(name)")
    }
  }

  /// Removes a database with what SQLite puts beside it.
  func remove(_ file: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] { _ = unsafe unlink(file + suffix) }
  }
}
