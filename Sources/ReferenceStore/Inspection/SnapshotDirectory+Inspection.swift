extension SnapshotDirectory {
  /// What is wrong with the kept copies, looked at without touching them.
  ///
  /// - Returns: The ills; none where no copy was ever made.
  package func ills() -> [Ill] {
    guard let status = FileStatus(path, following: false) else { return [] }
    guard status.isDirectory else { return [Ill("\(path) is no directory", .start)] }
    guard let manifest else {
      guard knownGeneration > 0 else { return [] }
      return [Ill("\(manifestPath) cannot be read: which of the snapshots are good is not known", .pull)]
    }
    return manifest.snapshots.compactMap { snapshot in
      let file = path(of: snapshot)
      guard let status = FileStatus(file) else { return Ill("\(file) is missing, which the manifest names", .pull) }
      guard status.size == Int64(snapshot.bytes), (try? Self.checksum(of: file)) == snapshot.sha256 else {
        return Ill("\(file) is not what the manifest says of it", .command("rm \(ShellWord.quoted(file))"))
      }
      return nil
    }
  }
}
