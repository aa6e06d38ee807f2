/// What went wrong in the simulator itself, not a refusal that it answers on purpose.
public struct SimulatorError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of failure, as an open set.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// The text form.
    public let rawValue: String

    /// Creates a code from its text form.
    ///
    /// - Parameter rawValue: Lower case words joined by underscores.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The address cannot be listened on: in use, or not allowed.
    public static let cannotListen = Code(rawValue: "cannot_listen")
    /// The simulator was started a second time without being stopped.
    public static let alreadyRunning = Code(rawValue: "already_running")
    /// A data file breaks the rules of CSV, or of its table.
    public static let badData = Code(rawValue: "bad_data")
    /// A data file or the directory of them cannot be read.
    public static let unreadable = Code(rawValue: "unreadable")
    /// A scenario file breaks the rules of its format.
    public static let badScenario = Code(rawValue: "bad_scenario")
    /// An option holds a value that is not allowed.
    public static let badOption = Code(rawValue: "bad_option")
  }

  /// The kind of failure.
  public var code: Code
  /// One sentence for people, without secrets.
  public var message: String

  /// The message.
  public var description: String { message }

  /// A word fit for a metric's label.
  public var shortDescription: String { "simulator_" + code.rawValue }

  /// Whether the same call can succeed later without a change of data or options.
  public var isRetryable: Bool { code == .cannotListen }

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - code: The kind of failure.
  ///   - message: One sentence for people, without secrets.
  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}
