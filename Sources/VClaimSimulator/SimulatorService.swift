import ServiceLifecycle
import VClaimWire

/// A simulator as a service of a program: runs until the group shuts down, and says where it listens.
package struct SimulatorService: Service {
  private let simulator: Simulator
  private let announce: @Sendable (String) -> Void

  /// Creates the service.
  ///
  /// - Parameters:
  ///   - simulator: What to run.
  ///   - announce: Given the announcement, lines that end in a line feed, once the port is open.
  package init(simulator: Simulator, announce: @escaping @Sendable (String) -> Void) {
    self.simulator = simulator
    self.announce = announce
  }

  /// Serves until the group shuts down.
  ///
  /// - Throws: `cannot_listen` when the port is taken.
  package func run() async throws {
    let options = simulator.options
    let scenario = simulator.scenario
    let announce = announce
    try await simulator.run { baseURL in
      announce(Self.announcement(options: options, scenario: scenario, baseURL: baseURL))
    }
  }

  /// What the program prints.
  ///
  /// - Parameters:
  ///   - options: How the simulator behaves.
  ///   - scenario: What it does wrong on purpose.
  ///   - baseURL: Where it listens.
  /// - Returns: The content of a `.env` file: the URL in a comment, then what reaches the simulator.
  static func announcement(options: SimulatorOptions, scenario: Scenario?, baseURL: String) -> String {
    var heading = ["# VClaim simulator, \(options.dialect.rawValue) dialect, at \(baseURL). These lines are for .env:"]
    if let scenario { heading.append("# Scenario \(scenario.name): \(scenario.summary)") }
    return (heading + options.environmentLines(baseURL: baseURL)).joined(separator: "\n") + "\n"
  }
}
