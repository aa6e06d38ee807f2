import FoundationEssentials

/// A directory that is gone when its last user is.
final class TemporaryDirectory {
  /// Where it is.
  let path: String

  /// Makes a directory that only this user can enter, where `TMPDIR` says.
  ///
  /// - Throws: ``BenchmarkError`` with exit status 73.
  init() throws(BenchmarkError) {
    let parent = FileManager.default.temporaryDirectory
    path = parent.appending(path: "vclaim-bench-\(UUID().uuidString)").path
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw BenchmarkError("cannot make a directory in \(parent.path), where TMPDIR says", exitStatus: 73)
    }
  }

  deinit {
    // Nobody is left who could be told.
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Removes a database with the files beside it, where it is there.
  static func remove(database path: String) throws {
    for file in [path, path + "-wal", path + "-shm"] where FileManager.default.fileExists(atPath: file) {
      try FileManager.default.removeItem(atPath: file)
    }
  }
}
