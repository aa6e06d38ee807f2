/// What went wrong in the simulator itself, not a refusal that it answers on purpose.
package struct SimulatorError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of failure, as an open set.
  package struct Code: RawRepresentable, Sendable, Hashable {
    package let rawValue: String

    /// Creates a code from its text form.
    ///
    /// - Parameter rawValue: Lower case words joined by underscores.
    package init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The address cannot be listened on: in use, or not allowed.
    package static let cannotListen = Code(rawValue: "cannot_listen")
    /// The simulator was started a second time without being stopped.
    package static let alreadyRunning = Code(rawValue: "already_running")
    /// A data file breaks the rules of CSV, or of its table.
    package static let badData = Code(rawValue: "bad_data")
    /// A data file or the directory of them cannot be read.
    package static let unreadable = Code(rawValue: "unreadable")
    /// An option holds a value that is not allowed.
    package static let badOption = Code(rawValue: "bad_option")
  }

  package var code: Code
  package var message: String

  package var description: String { message }

  /// A word fit for a metric's label.
  package var shortDescription: String { "simulator_" + code.rawValue }

  /// Whether the same call can succeed later without a change of data or options.
  package var isRetryable: Bool { code == .cannotListen }

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - code: The kind of failure.
  ///   - message: One sentence for people, without secrets.
  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}
