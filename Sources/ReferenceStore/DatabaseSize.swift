/// How much room a file takes.
package struct DatabaseSize: Sendable, Hashable {
  /// Bytes of the file itself; 0 where it is missing.
  package let file: Int64
  /// Bytes of its write-ahead log; 0 where it is missing.
  package let log: Int64

  /// Looks at a file.
  ///
  /// - Parameter path: The file.
  package init(path: String) {
    file = Int64(FileKind.size(of: path))
    log = Int64(FileKind.size(of: path + "-wal"))
  }
}
