import Glibc

/// Puts what cannot be used out of the way without losing it.
package enum FileAside {
  /// Renames a database and the files that belong to it.
  ///
  /// - Parameters:
  ///   - path: The database.
  ///   - time: Unix seconds, for the new name.
  /// - Returns: The new path.
  /// - Throws: `StoreError` with `cannotOpen` when the file cannot be renamed.
  package static func move(_ path: String, at time: Int64) throws(StoreError) -> String {
    let aside = freePath(path, at: time)
    for suffix in ["-wal", "-shm", "-journal"] { _ = unsafe rename(path + suffix, aside + suffix) }
    guard unsafe rename(path, aside) == 0 else {
      let reason = unsafe String(cString: strerror(errno))
      throw StoreError(.cannotOpen, "cannot rename \(path), which cannot be used: \(reason)")
    }
    return aside
  }

  /// Renames one file, directory or link alone.
  ///
  /// - Returns: The new path; nil when it cannot be renamed.
  static func moveAlone(_ path: String, at time: Int64) -> String? {
    let aside = freePath(path, at: time)
    return unsafe rename(path, aside) == 0 ? aside : nil
  }

  /// Copies a database and its log; what is there stays, for readers that have it open.
  ///
  /// - Returns: The path of the copy.
  /// - Throws: `StoreError` with `cannotOpen` when there is no whole copy: nothing may be overwritten then.
  static func copy(_ path: String, at time: Int64) throws(StoreError) -> String {
    let aside = freePath(path, at: time)
    try FileBytes.copy(path, to: aside)
    if FileKind.size(of: path + "-wal") > 0 { try FileBytes.copy(path + "-wal", to: aside + "-wal") }
    return aside
  }

  private static func freePath(_ path: String, at time: Int64) -> String {
    var aside = "\(path).aside-\(time)"
    var number = 1
    var status = stat()
    while unsafe lstat(aside, &status) == 0 {
      number += 1
      aside = "\(path).aside-\(time)-\(number)"
    }
    return aside
  }
}
