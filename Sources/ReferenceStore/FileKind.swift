import SQLite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What stands at a path.
enum FileKind {
  /// Whether there is a file; anything else that is there is an error.
  ///
  /// - Throws: `StoreError` with `notAFile`. What cannot even be looked at is left for SQLite to name.
  static func existingFile(at path: String) throws(StoreError) -> Bool {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return errno != ENOENT }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw StoreError(.notAFile, "\(path) is a directory or a special file, not a reference file")
    }
    return true
  }

  /// How many bytes a file has; 0 where it cannot be looked at.
  static func size(of path: String) -> Int {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}

extension StoreError {
  /// Takes an error of opening a file.
  init(opening path: String, _ error: any Error) {
    if let error = error as? SQLiteError, SQLiteError.Code.notADatabase ~= error.code {
      self.init(.notADatabase, "\(path) is not an SQLite database", underlying: error)
    } else if var error = error as? StoreError {
      error.message = error.message.contains(path) ? error.message : "\(path): \(error.message)"
      self = error
    } else {
      self.init(error, while: "opening \(path)")
    }
  }
}
