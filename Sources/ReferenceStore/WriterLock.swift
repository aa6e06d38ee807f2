internal import Glibc

/// The right to write a reference file: at most one program has it at a time.
///
/// SQLite's own locks keep every transaction whole. This one keeps two programs from pulling the same data side by side. It
/// stands on a file of its own: opening and closing the database by other means than SQLite drops the locks that SQLite
/// holds in this process (https://sqlite.org/howtocorrupt.html, section 2.2). The lock belongs to the open file
/// (fcntl(2), "Open file description locks"), so that one can ask for it without taking it; the kernel lets go of it when
/// the process ends, however it ends.
package struct WriterLock: ~Copyable, Sendable {
  private let descriptor: Int32

  // F_OFD_GETLK and F_OFD_SETLK, the same on every Linux (linux/fcntl.h): Glibc's header shows them to GNU sources only.
  private static let getLock: Int32 = 36
  private static let setLock: Int32 = 37

  /// Takes the lock without waiting.
  ///
  /// - Parameter path: The reference file to write.
  /// - Throws: ``StoreError`` with `locked` when another program has it, or `cannotOpen` when its file cannot be made.
  package init(for path: String) throws(StoreError) {
    let lockPath = Self.path(for: path)
    // For the owner alone, whatever an earlier program allowed: whoever can read a file can lock it shared, and so keep
    // every writer out.
    let descriptor = unsafe open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.failure("open", lockPath) }
    guard fchmod(descriptor, 0o600) == 0 else {
      defer { close(descriptor) }
      throw Self.failure("restrict", lockPath)
    }
    var lock = Self.wholeFile(F_WRLCK)
    guard unsafe fcntl(descriptor, Self.setLock, &lock) == 0 else {
      defer { close(descriptor) }
      guard errno == EAGAIN || errno == EACCES else { throw Self.failure("lock", lockPath) }
      throw StoreError(.locked, "another program writes \(path); only one may at a time")
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Whether some program has the lock at the moment.
  ///
  /// It only asks: a program that takes the lock meanwhile notices nothing of it.
  ///
  /// - Parameter path: The reference file.
  /// - Returns: The answer, or nil when this user may not know: only the writer's own user and root may.
  package static func isHeld(for path: String) -> Bool? {
    let descriptor = unsafe open(Self.path(for: path), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return errno == ENOENT ? false : nil }
    defer { close(descriptor) }
    // Only a write lock stands in the way of a read lock.
    var lock = wholeFile(F_RDLCK)
    guard unsafe fcntl(descriptor, getLock, &lock) == 0 else { return nil }
    return Int32(lock.l_type) != F_UNLCK
  }

  private static func wholeFile(_ kind: Int32) -> flock {
    flock(l_type: Int16(kind), l_whence: Int16(SEEK_SET), l_start: 0, l_len: 0, l_pid: 0)
  }

  private static func failure(_ verb: String, _ path: String) -> StoreError {
    StoreError(.cannotOpen, "cannot \(verb) \(path): \(unsafe String(cString: strerror(errno)))")
  }

  /// One lock for one file, by whatever name it is known.
  static func path(for path: String) -> String { "\(RealPath.of(path)).lock" }
}
