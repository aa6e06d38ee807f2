import FoundationEssentials
import ReferenceStore
import VClaimWire

@testable import VClaimSimulator

/// A scenario of the schedule, as its file tells it.
struct TrialFile: Sendable {
  /// The file's name without its end.
  let name: String
  /// What happens, in one line.
  let title: String
  /// Why that matters.
  let story: String
  /// The local time at which it begins, as the second of the day.
  let begins: Int64
  /// The configuration, by key.
  let settings: [String: String]
  /// How many rows the service has of each dataset.
  let data: [(dataset: Dataset, count: Int)]
  /// The service's largest answer to a keyword.
  let rowCap: Int?
  /// What the service does at first.
  let service: [ScenarioStep]
  let steps: [TrialStep]

  private static let members = ["title", "story", "begins", "settings", "data", "rowCap", "service", "steps"]

  /// The directory with the files.
  static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Scenarios").path

  /// A trial whose steps stand in a test.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - settings: The configuration, by key.
  ///   - data: How many rows the service has of each dataset.
  init(name: String, settings: [String: String], data: [(dataset: Dataset, count: Int)]) {
    self.name = name
    self.settings = settings
    self.data = data
    title = ""
    story = ""
    begins = 0
    rowCap = nil
    service = []
    steps = []
  }

  /// The names of all scenarios, in order.
  static let names: [String] = ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? [])
    .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()

  /// Reads a file.
  ///
  /// - Parameter name: One of `names`.
  /// - Throws: What is wrong with it.
  init(named name: String) throws {
    let bytes = try Data(contentsOf: URL(filePath: "\(Self.directory)/\(name).json"))
    let members = try ScenarioMembers(
      JSONValue(parsing: Array(bytes), subject: name), place: name, allowed: Self.members)
    self.name = name
    guard let title = try members.text("title"), let story = try members.text("story"), title.count <= 80 else {
      throw members.error("title", mustBe: "a text of at most 80 characters, with a story beside it")
    }
    self.title = title
    self.story = story
    begins = try members.text("begins").flatMap(TrialStep.second) ?? 0
    settings = try TrialStep.settings(members, "settings")
    rowCap = try members.number("rowCap", in: 1...100_000)
    service = try TrialStep.service(members, name)
    guard let counts = try members.object("data", allowed: TrialRows.datasets.map(\.name)) else {
      throw members.error("data", mustBe: "the number of rows of each dataset")
    }
    var data: [(dataset: Dataset, count: Int)] = []
    for dataset in TrialRows.datasets {
      if let count = try counts.number(dataset.name, in: 0...100_000) { data.append((dataset, count)) }
    }
    self.data = data
    guard case .array(let elements)? = members.value("steps") else {
      throw members.error("steps", mustBe: "a list of steps")
    }
    var steps: [TrialStep] = []
    for (index, element) in elements.enumerated() {
      steps.append(try TrialStep(element, place: "\(name), step \(index + 1)"))
    }
    self.steps = steps
  }
}
