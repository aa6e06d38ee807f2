import Glibc

/// The bytes of whole files, outside of SQLite.
///
/// Never of a file that a connection of this process has open: closing it would drop the locks that SQLite holds on it
/// (https://sqlite.org/howtocorrupt.html, section 2.2).
enum FileBytes {
  private static let pieceSize = 1 << 20

  /// Copies a file into one that must not be there yet, as far as the disk; a copy that fails leaves nothing behind.
  ///
  /// - Throws: `StoreError` with `cannotOpen`.
  static func copy(_ path: String, to copy: String, mode: mode_t = 0o640) throws(StoreError) {
    let source = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else { throw failure("read", path) }
    defer { close(source) }
    let target = unsafe open(copy, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard target >= 0 else { throw failure("make", copy) }
    defer { close(target) }
    do throws(StoreError) {
      guard fchmod(target, mode) == 0 else { throw failure("restrict", copy) }
      try forEachPiece(of: source, at: path) { piece throws(StoreError) in
        var done = 0
        while done < piece.count {
          let written = unsafe piece[done...].withUnsafeBytes { unsafe write(target, $0.baseAddress, $0.count) }
          guard written > 0 else { throw failure("write", copy) }
          done += written
        }
      }
      guard fsync(target) == 0 else { throw failure("sync", copy) }
    } catch {
      _ = unsafe unlink(copy)
      throw error
    }
  }

  /// Lends a file piece by piece.
  ///
  /// - Throws: `StoreError` with `cannotOpen`, or what the body throws.
  static func forEachPiece(of path: String, _ body: (ArraySlice<UInt8>) throws(StoreError) -> Void) throws(StoreError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("read", path) }
    defer { close(descriptor) }
    try forEachPiece(of: descriptor, at: path, body)
  }

  /// The first bytes of a file; fewer where it has fewer, none where it cannot be read.
  static func beginning(of path: String, count: Int) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: count)
    let found = unsafe pread(descriptor, &bytes, count, 0)
    return Array(bytes.prefix(max(0, found)))
  }

  /// Waits until a file, or the names in a directory, are on the disk.
  ///
  /// - Throws: `StoreError` with `cannotOpen`.
  static func sync(_ path: String) throws(StoreError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("read", path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure("sync", path) }
  }

  /// Makes an empty file with a mode that no umask changes; false where the path exists or cannot be made.
  static func makeEmpty(_ path: String, mode: mode_t = 0o640) -> Bool {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return fchmod(descriptor, mode) == 0
  }

  static func failure(_ verb: String, _ path: String) -> StoreError {
    StoreError(.cannotOpen, "cannot \(verb) \(path): \(unsafe String(cString: strerror(errno)))")
  }

  private static func forEachPiece(
    of descriptor: Int32, at path: String, _ body: (ArraySlice<UInt8>) throws(StoreError) -> Void
  ) throws(StoreError) {
    var piece = [UInt8](repeating: 0, count: pieceSize)
    while true {
      let count = unsafe read(descriptor, &piece, piece.count)
      guard count >= 0 else { throw failure("read", path) }
      if count == 0 { return }
      try body(piece[..<count])
    }
  }
}
