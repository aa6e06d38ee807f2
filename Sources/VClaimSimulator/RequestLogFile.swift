import SystemPackage

/// The request log as lines of a file, or of standard output.
///
/// Each entry is one write to a file opened for appending: lines of several tasks do not mix, and none waits in a buffer.
package struct RequestLogFile: Sendable {
  private let descriptor: FileDescriptor

  /// Opens the file, and creates it where it is missing; what it holds stays.
  ///
  /// - Parameter path: The file's path; `-` is standard output.
  /// - Throws: `unreadable` when it cannot be opened for writing.
  package init(path: String) throws(SimulatorError) {
    guard path != "-" else {
      descriptor = .standardOutput
      return
    }
    do {
      descriptor = try FileDescriptor.open(
        FilePath(path), .writeOnly, options: [.create, .append, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead])
    } catch {
      throw SimulatorError(.unreadable, "the log \(path) cannot be written: \(error)")
    }
  }

  /// Writes one line; a log that can no longer be written does not stop the service.
  ///
  /// - Parameter entry: The entry.
  package func write(_ entry: RequestLog.Entry) {
    _ = try? descriptor.writeAll(Array((entry.line + "\n").utf8))
  }
}
