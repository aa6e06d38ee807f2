#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What has to be done to a database's file around SQLite.
///
/// An existing file is never opened and closed here: closing it would drop the locks that SQLite holds on it in this
/// process. https://sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_
enum DatabaseFile {
  /// Makes an empty file; false where the path exists already or cannot be made.
  static func create(at path: String, mode: UInt32) -> Bool {
    let descriptor = unsafe open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, mode_t(mode))
    guard descriptor >= 0 else { return false }
    close(descriptor)
    return setModeOfEmpty(at: path, mode: mode)
  }

  /// Sets the permissions of a file that holds nothing yet, whatever the umask took away; false where they cannot be
  /// set.
  @discardableResult
  static func setModeOfEmpty(at path: String, mode: UInt32) -> Bool {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_size == 0 else { return false }
    return unsafe chmod(path, mode_t(mode)) == 0
  }

  static func remove(at path: String) {
    _ = unsafe unlink(path)
  }
}
