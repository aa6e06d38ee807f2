#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Writes to standard output and error at once: what reads the URL may be a pipe.
enum StandardStreams {
  /// Writes to standard output.
  ///
  /// - Parameter text: What to write, with its line feeds.
  static func output(_ text: String) {
    print(text, terminator: "")
    // All streams: the global `stdout` is a variable that Swift cannot prove safe to share.
    _ = fflush(nil)
  }

  /// Writes a line to standard error.
  ///
  /// - Parameter text: What to write.
  static func error(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
