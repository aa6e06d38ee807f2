internal import Glibc

/// A file that is replaced as a whole: a reader sees the old content or the new one, even when the machine stops meanwhile.
struct ReplacedFile: Sendable {
  let path: String
  /// Its permissions, whatever the umask is.
  let mode: mode_t

  /// Writes a new file beside the old one, and puts it in its place once it is on the disk.
  ///
  /// - Throws: ``LocalAPIError`` with `cannotWrite`; the old file is then untouched.
  func replace(with bytes: [UInt8]) throws(LocalAPIError) {
    let new = path + ".new"
    do throws(LocalAPIError) {
      try write(bytes, to: new)
      guard unsafe rename(new, path) == 0 else { throw failure(path) }
    } catch {
      unsafe unlink(new)
      throw error
    }
  }

  private func write(_ bytes: [UInt8], to new: String) throws(LocalAPIError) {
    // What another program has put there is not followed, and what a killed daemon left is written over.
    let descriptor = unsafe open(new, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failure(new) }
    defer { close(descriptor) }
    guard fchmod(descriptor, mode) == 0 else { throw failure(new) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { throw failure(new) }
      rest = rest.dropFirst(max(0, count))
    }
    guard fsync(descriptor) == 0 else { throw failure(new) }
  }

  private func failure(_ path: String) -> LocalAPIError {
    LocalAPIError(.cannotWrite, "cannot write \(path): \(unsafe String(cString: strerror(errno)))")
  }
}
