import FoundationEssentials

/// A script of misbehaviour: what the simulator does to which request, and when.
///
/// A scenario is a JSON file; <doc:Scenarios> describes its members. Those that come with the simulator are such files too:
///
/// ```swift
/// let outage = try Scenario.named("outage")
/// let simulator = try Simulator(options: SimulatorOptions(), data: .builtIn(), scenario: outage)
/// ```
public struct Scenario: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// What it is about, in one line.
  public let summary: String
  /// Its steps; of those that apply to a request, the first counts.
  let steps: [ScenarioStep]

  /// Makes a scenario of its parts.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - summary: What it is about.
  ///   - steps: Its steps.
  init(name: String, summary: String, steps: [ScenarioStep]) {
    self.name = name
    self.summary = summary
    self.steps = steps
  }

  /// Reads a scenario from its JSON text.
  ///
  /// - Parameter json: The content of a scenario file.
  /// - Throws: ``SimulatorError`` with `bad_scenario` that names step and member.
  public init(json: String) throws(SimulatorError) {
    try self.init(parsing: Array(json.utf8), file: "the scenario")
  }

  /// Reads a scenario file.
  ///
  /// - Parameter path: The file's path.
  /// - Throws: ``SimulatorError`` with `unreadable`, or with `bad_scenario` that names file, step and member.
  public init(file path: String) throws(SimulatorError) {
    guard let content = FileManager.default.contents(atPath: path) else {
      throw SimulatorError(.unreadable, "the scenario file \(path) cannot be read")
    }
    try self.init(parsing: Array(content), file: path)
  }

  /// Finds a scenario that comes with the simulator, or reads a file.
  ///
  /// - Parameter nameOrFile: A name out of ``builtIn``; else the path of a file, which ends in `.json` or holds a slash.
  /// - Returns: The scenario.
  /// - Throws: ``SimulatorError`` with `bad_option` for an unknown name, else what reading the file throws.
  public static func named(_ nameOrFile: String) throws(SimulatorError) -> Scenario {
    if let scenario = builtIn.first(where: { $0.name == nameOrFile }) { return scenario }
    guard nameOrFile.contains("/") || nameOrFile.hasSuffix(".json") else {
      let names = builtIn.map(\.name).joined(separator: ", ")
      throw SimulatorError(
        .badOption, "no scenario is called \(nameOrFile); there are \(names); a file's name holds a / or ends in .json")
    }
    return try Scenario(file: nameOrFile)
  }
}
