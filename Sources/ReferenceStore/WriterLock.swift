internal import Glibc

/// The right to write a reference file: at most one program has it at a time.
///
/// SQLite's own locks keep every transaction whole. This one keeps two programs from pulling the same data side by side. It
/// stands on a file of its own: opening and closing the database by other means than SQLite drops the locks that SQLite
/// holds in this process (https://sqlite.org/howtocorrupt.html, section 2.2). The kernel lets go of it when the process
/// ends, however it ends.
package struct WriterLock: ~Copyable, Sendable {
  private let descriptor: Int32

  /// Takes the lock without waiting.
  ///
  /// - Parameter path: The reference file to write.
  /// - Throws: ``StoreError`` with `locked` when another program has it, or `cannotOpen` when its file cannot be made.
  package init(for path: String) throws(StoreError) {
    let lockPath = Self.path(for: path)
    // Readers of the group may ask whether it is held, which takes no more than reading.
    let descriptor = unsafe open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else {
      throw StoreError(.cannotOpen, "cannot open \(lockPath): \(unsafe String(cString: strerror(errno)))")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let isHeld = errno == EWOULDBLOCK
      let reason = unsafe String(cString: strerror(errno))
      close(descriptor)
      throw isHeld
        ? StoreError(.locked, "another program writes \(path); only one may at a time")
        : StoreError(.cannotOpen, "cannot lock \(lockPath): \(reason)")
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Whether some program has the lock at the moment.
  ///
  /// - Parameter path: The reference file.
  /// - Returns: The answer, or nil when this user may not know.
  package static func isHeld(for path: String) -> Bool? {
    let descriptor = unsafe open(Self.path(for: path), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return errno == ENOENT ? false : nil }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_SH | LOCK_NB) != 0
  }

  private static func path(for path: String) -> String { "\(path).lock" }
}
