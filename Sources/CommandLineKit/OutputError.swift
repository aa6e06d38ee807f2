internal import Glibc

/// Text could not be written.
package struct OutputError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of failure.
  package struct Code: RawRepresentable, Sendable, Hashable {
    /// The code's stable text.
    package let rawValue: String

    /// Makes a code from its text.
    ///
    /// - Parameter rawValue: Lower-case words joined by underscores.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Nobody reads any more.
    package static let closed = Code(rawValue: "output_closed")
    /// The system refused the write.
    package static let failed = Code(rawValue: "output_failed")
  }

  /// The kind of failure.
  package let code: Code
  /// The system's error number.
  package let errorNumber: Int32

  init(errorNumber: Int32) {
    code = errorNumber == EPIPE ? .closed : .failed
    self.errorNumber = errorNumber
  }

  /// A stable word for metrics and logs.
  package var shortDescription: String { code.rawValue }

  /// Always false: part of the text may be out already.
  package var isRetryable: Bool { false }

  /// The failure in one line.
  package var description: String {
    let reason = unsafe strerror(errorNumber).map { unsafe String(cString: $0) } ?? "error \(errorNumber)"
    return "cannot write output: \(reason)"
  }
}
