package import ReferenceStore

/// How file and daemon stand, as a JSON object: `contract.md`, section 5.
package struct StatusDocument: Codable, Sendable {
  private struct Daemon: Codable {
    let running: Bool?

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(running, forKey: .running)
    }
  }

  /// How this machine's clock stands to the service's.
  package struct Clock: Codable, Sendable, Hashable {
    private enum CodingKeys: String, CodingKey { case ahead = "ahead_seconds" }

    /// How many seconds this machine's clock is ahead; negative where it is behind.
    package let ahead: Int64

    /// Describes the clocks.
    ///
    /// - Parameter ahead: How many seconds this machine's clock is ahead.
    package init(ahead: Int64) { self.ahead = ahead }
  }

  private let daemon: Daemon
  /// The absolute path of the file; nil from a daemon that does not tell it.
  package let database: String?
  /// The file's generation.
  package let generation: Int64
  /// The lines of the file's table `datasets`.
  package let datasets: [DatasetStatus]
  /// The datasets that were rolled back and wait for an approval; nil, and no key, when they cannot be read.
  package let pins: [Pin]?
  /// How the services do; nil, and no key, when the state file cannot be read.
  package let upstream: UpstreamStatus?
  /// What is left of the requests of 24 hours; nil as ``upstream`` is.
  package let budget: BudgetStatus?
  /// What the daemon found wrong with its files when it started, one sentence each; nil, and no key, without a daemon.
  package let remarks: [String]?
  /// By the last answer of the service that told; nil, and no key, before one did and without a daemon.
  package let clock: Clock?

  /// Describes the state.
  ///
  /// - Parameters:
  ///   - datasets: The lines of the file's table `datasets`.
  ///   - generation: The file's generation.
  ///   - database: The absolute path of the file.
  ///   - isRunning: Whether a daemon keeps the file fresh; nil when this user may not know.
  ///   - pins: The datasets that were rolled back; nil when they cannot be read.
  ///   - upstream: How the services do; nil when that cannot be read.
  ///   - budget: What is left of the requests of 24 hours; nil when that cannot be read.
  ///   - remarks: What the daemon found wrong with its files; nil where no daemon tells.
  ///   - clock: How this machine's clock stands to the service's; nil where that is not known.
  package init(
    _ datasets: [DatasetStatus], generation: Int64, database: String, isRunning: Bool?, pins: [Pin]?,
    upstream: UpstreamStatus?, budget: BudgetStatus?, remarks: [String]? = nil,
    clock: Clock? = nil
  ) {
    self.datasets = datasets
    self.generation = generation
    self.database = database
    self.pins = pins
    self.upstream = upstream
    self.budget = budget
    self.remarks = remarks
    self.clock = clock
    daemon = Daemon(running: isRunning)
  }

  /// Whether a daemon keeps the file fresh; nil when that is not known.
  package var isRunning: Bool? { daemon.running }
}
