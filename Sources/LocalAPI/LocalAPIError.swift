/// Why the socket cannot be served, or the state beside it not be written.
package struct LocalAPIError: Error, Sendable, CustomStringConvertible {
  /// The kind of failure; open, so that a later version can add to it.
  package struct Code: RawRepresentable, Sendable, Hashable {
    /// The code as it stands in logs and metrics.
    package let rawValue: String

    /// Makes a code from its text.
    ///
    /// - Parameter rawValue: In snake case, fit for a metric label.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Another program listens at the path.
    package static let inUse = Code(rawValue: "socket_in_use")
    /// The socket cannot be made.
    package static let cannotListen = Code(rawValue: "cannot_listen")
    /// The file with the state cannot be written.
    package static let cannotWrite = Code(rawValue: "cannot_write")
  }

  /// The kind of failure.
  package let code: Code
  /// What is wrong, in one line.
  package let message: String
  /// The error underneath, where there is one.
  package let underlying: (any Error)?

  init(_ code: Code, _ message: String, underlying: (any Error)? = nil) {
    self.code = code
    self.message = message
    self.underlying = underlying
  }

  /// The kind of failure, fit for a metric label.
  package var shortDescription: String { code.rawValue }

  /// Whether the same may succeed later without anybody mending anything: when the other program ends.
  package var isRetryable: Bool { code == .inUse }

  package var description: String { message }
}
