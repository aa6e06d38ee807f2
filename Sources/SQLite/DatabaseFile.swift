#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What has to be done to a database's file around SQLite.
///
/// An existing file is not opened and closed here, unless it is damaged and nobody in this process has it open: closing it
/// would drop the locks that SQLite holds on it in this process. https://sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_
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

  /// Gives a file whose first bytes are no header of a database in WAL mode with pages of 4,096 bytes such a one.
  ///
  /// What follows stays as it is. Source: https://sqlite.org/fileformat.html#the_database_header
  static func mendHeader(at path: String) -> Bool {
    let pageSize = 4_096
    var header = [UInt8]("SQLite format 3\0".utf8)
    // The size of a page, WAL for writing and for reading, no reserved bytes, and the three fixed fractions.
    header += [UInt8(pageSize >> 8), 0, 2, 2, 0, 64, 32, 32]
    let descriptor = unsafe open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return false }
    var found = [UInt8](repeating: 0, count: header.count)
    let count = unsafe pread(descriptor, &found, found.count, 0)
    if count < header.count || found != header {
      let whole = header + [UInt8](repeating: 0, count: 100 - header.count)
      guard unsafe pwrite(descriptor, whole, whole.count, 0) == whole.count else { return false }
    }
    guard status.st_size < off_t(pageSize) else { return true }
    return ftruncate(descriptor, off_t(pageSize)) == 0
  }

  static func remove(at path: String) {
    _ = unsafe unlink(path)
  }
}
