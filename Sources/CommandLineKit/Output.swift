internal import Glibc

/// A file descriptor that text is written to, without the C library's streams, which are not safe to share.
package struct Output: Sendable {
  /// Standard output.
  package static let standard = Output(descriptor: STDOUT_FILENO)
  /// Standard error.
  package static let error = Output(descriptor: STDERR_FILENO)

  /// The descriptor, which stays its owner's to close.
  package let descriptor: Int32

  /// Wraps a descriptor.
  ///
  /// - Parameter descriptor: An open one.
  package init(descriptor: Int32) { self.descriptor = descriptor }

  /// Writes all of a text, in one system call where the system allows.
  ///
  /// - Parameter text: Any text; nothing is added to it.
  /// - Throws: ``OutputError``.
  package func write(_ text: String) throws(OutputError) {
    try write(Array(text.utf8)[...])
  }

  /// Writes a text and a newline.
  ///
  /// - Parameter text: The line.
  /// - Throws: ``OutputError``.
  package func writeLine(_ text: String) throws(OutputError) {
    try write(text + "\n")
  }

  func write(_ bytes: ArraySlice<UInt8>) throws(OutputError) {
    var rest = bytes
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        // The descriptor came to us non-blocking, as those of some parents do.
        var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = unsafe poll(&wanted, 1, -1)
      } else if errno != EINTR {
        throw OutputError(errorNumber: errno)
      }
    }
  }
}
