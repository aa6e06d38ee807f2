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
  package init(
    _ datasets: [DatasetStatus], generation: Int64, database: String, isRunning: Bool?, pins: [Pin]?,
    upstream: UpstreamStatus?, budget: BudgetStatus?, remarks: [String]? = nil
  ) {
    self.datasets = datasets
    self.generation = generation
    self.database = database
    self.pins = pins
    self.upstream = upstream
    self.budget = budget
    self.remarks = remarks
    daemon = Daemon(running: isRunning)
  }

  /// Whether a daemon keeps the file fresh; nil when that is not known.
  package var isRunning: Bool? { daemon.running }
}
