internal import FoundationEssentials
import Glibc
import SQLite

extension ReferenceStore {
  /// The shortest time between two snapshots, in seconds.
  private static let snapshotInterval: Int64 = 86_400

  /// Keeps a copy of the file, unless its generation has one already or the last one is younger than a day.
  ///
  /// The copy is made beside the others under another name, opened and checked; the manifest that names it is written
  /// last. A program that dies meanwhile leaves the manifest as it was, and files that the next start removes.
  ///
  /// - Parameters:
  ///   - count: How many are kept; 0 makes none, and leaves those that are there.
  ///   - now: The wall clock in unix seconds.
  /// - Returns: The snapshot; nil where none was due.
  /// - Throws: `StoreError`: then the snapshots are as they were.
  package func snapshotIfDue(keeping count: Int, now: Int64) async throws(StoreError) -> Snapshot? {
    guard count > 0 else { return nil }
    let directory = SnapshotDirectory(of: path)
    return try await perform("making a snapshot") { writer in
      try await writer.withConnection { connection in
        let generation = try Content(connection: connection).generation()
        // One that is gone or cut is none: it must not keep the next one away.
        let listed = directory.listed().filter { FileKind.size(of: directory.path(of: $0)) == $0.bytes }
        // A clock that was set back may not keep snapshots away for years.
        if let last = listed.first,
          generation <= last.generation || (0..<Self.snapshotInterval).contains(now - last.madeAt)
        {
          return nil
        }
        let snapshot = try directory.take(from: connection, at: now)
        try directory.keep(([snapshot] + listed.filter { $0.file != snapshot.file }).prefix(count))
        return snapshot
      }
    }
  }
}

extension SnapshotDirectory {
  /// Makes a copy, checks it, and gives it its name; the manifest does not know it yet.
  fileprivate func take(from connection: Connection, at time: Int64) throws -> Snapshot {
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
    remove(draft)
    guard FileBytes.makeEmpty(draft) else { throw FileBytes.failure("make", draft) }
    do {
      // https://sqlite.org/lang_vacuum.html#vacuuminto
      try connection.execute("VACUUM INTO ?", [.text(draft)])
      let content = try SnapshotCheck.content(of: draft)
      try FileBytes.sync(draft)
      let snapshot = Snapshot(
        file: Self.name(of: content.generation), generation: content.generation, madeAt: time,
        bytes: FileKind.size(of: draft), sha256: try Self.checksum(of: draft), rows: content.rows)
      guard unsafe rename(draft, path(of: snapshot)) == 0 else { throw FileBytes.failure("rename", draft) }
      return snapshot
    } catch {
      remove(draft)
      throw error
    }
  }

  /// Writes which copies are good, and removes the others.
  fileprivate func keep(_ snapshots: some Sequence<Snapshot>) throws {
    let kept = Array(snapshots)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    _ = unsafe unlink(manifestDraft)
    try encoder.encode(Manifest(snapshots: kept)).write(to: URL(filePath: manifestDraft))
    _ = unsafe chmod(manifestDraft, 0o640)
    try FileBytes.sync(manifestDraft)
    guard unsafe rename(manifestDraft, manifestPath) == 0 else { throw FileBytes.failure("rename", manifestDraft) }
    try FileBytes.sync(path)
    removeAll(but: kept)
  }
}
