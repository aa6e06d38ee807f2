internal import Glibc
internal import ReferenceStore

/// Puts a file out of the way without losing it.
enum FileAside {
  /// Renames a database and the files that belong to it.
  ///
  /// - Parameters:
  ///   - path: The database.
  ///   - time: Unix seconds, for the new name.
  /// - Returns: The new path.
  /// - Throws: `StoreError` with `cannotOpen` when the file cannot be renamed.
  static func move(_ path: String, at time: Int64) throws(StoreError) -> String {
    var aside = "\(path).aside-\(time)"
    var number = 1
    while unsafe access(aside, F_OK) == 0 {
      number += 1
      aside = "\(path).aside-\(time)-\(number)"
    }
    for suffix in ["-wal", "-shm", "-journal"] { _ = unsafe rename(path + suffix, aside + suffix) }
    guard unsafe rename(path, aside) == 0 else {
      let reason = unsafe String(cString: strerror(errno))
      throw StoreError(.cannotOpen, "cannot rename \(path), which cannot be used: \(reason)")
    }
    return aside
  }
}
