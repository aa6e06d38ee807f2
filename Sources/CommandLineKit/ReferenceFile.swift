internal import Glibc
package import Settings
package import VClaimReference

/// The reference file as the commands that only read it open it.
package enum ReferenceFile {
  /// Opens the configured file for reading, without anybody to ask on a miss.
  ///
  /// Root takes on the owner of the file's directory first: SQLite may have to make the file's -shm again, and one of
  /// root's would lock the daemon out.
  ///
  /// - Parameter settings: The configuration.
  /// - Returns: The query library on that file.
  /// - Throws: `ReferenceError` when the file cannot be read, ``CommandError`` when root cannot take on the owner.
  package static func open(_ settings: Settings) throws -> ReferenceLibrary {
    try DirectoryOwner.adopt(settings.databaseDirectory)
    return try ReferenceLibrary(path: settings.databasePath)
  }

  /// Whether the configured file is there; commands that change it must not make one.
  static func exists(_ settings: Settings) -> Bool { unsafe access(settings.databasePath, F_OK) == 0 }
}
