import SystemPackage

/// What long runs tell of themselves.
enum Report {
  /// Prints a line at once: what `print` writes to a pipe waits until there is more of it.
  ///
  /// - Parameter line: The line.
  /// - Throws: When standard output is closed.
  static func say(_ line: String) throws {
    _ = try FileDescriptor.standardOutput.writeAll((line + "\n").utf8)
  }
}
