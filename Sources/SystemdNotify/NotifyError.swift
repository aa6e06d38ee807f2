internal import Glibc

/// The service manager could not be told.
package struct NotifyError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of failure.
  package struct Code: RawRepresentable, Sendable, Hashable {
    /// The code's stable text.
    package let rawValue: String

    /// Makes a code from its text.
    ///
    /// - Parameter rawValue: Lower-case words joined by underscores.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// `NOTIFY_SOCKET` is neither an absolute path nor an abstract name, or too long for a socket's address.
    package static let invalidAddress = Code(rawValue: "notify_invalid_address")
    /// The socket took no message.
    package static let undelivered = Code(rawValue: "notify_undelivered")
  }

  /// The kind of failure.
  package let code: Code
  /// What happened, in words.
  package let message: String
  /// The system's error number, 0 when there is none.
  package let errorNumber: Int32

  /// A stable word for metrics and logs.
  package var shortDescription: String { code.rawValue }

  /// Whether sending again may help: the manager's queue was full.
  package var isRetryable: Bool { errorNumber == EAGAIN || errorNumber == ENOBUFS }

  /// The failure in one line.
  package var description: String { "service manager: \(message)" }

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
    errorNumber = 0
  }

  init(_ code: Code, _ message: String, errorNumber: Int32) {
    self.code = code
    let reason = unsafe strerror(errorNumber).map { unsafe String(cString: $0) } ?? "error \(errorNumber)"
    self.message = "\(message): \(reason)"
    self.errorNumber = errorNumber
  }
}
