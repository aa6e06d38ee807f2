import ReferenceStore
import Settings

@testable import VClaimSimulator

/// What has to be true at one moment of a trial, or since the last such moment.
struct TrialExpectation: Sendable {
  /// What has to be true of one dataset.
  struct OfDataset: Sendable {
    var dataset: Dataset
    var state: String?
    var rows: Bound?
    /// Since the service confirmed it, by the machine's clock.
    var age: Bound?
    /// Until it is pulled next, by the machine's clock.
    var next: Bound?
    /// Pulls that brought rows since the last expectation.
    var pulls: Bound?
    /// Pulls that failed since the last expectation.
    var failures: Bound?
    /// Words out of the last error; empty for none.
    var error: String?
  }

  /// Requests since the last expectation.
  var requests: Bound?
  var generation: Bound?
  /// Whether something was published that changed the file since the last expectation.
  var isPublished: Bool?
  var datasets: [OfDataset] = []

  private static let common = ["requests", "generation", "published"]
  private static let members = ["state", "rows", "age", "next", "pulls", "failures", "error"]

  /// Reads an expectation.
  ///
  /// - Parameters:
  ///   - members: Its members: those of `common`, and names of datasets.
  ///   - place: Where it stands.
  /// - Throws: `bad_scenario` that names the place and the member.
  init(_ members: ScenarioMembers, place: String) throws(SimulatorError) {
    requests = try Self.count(members, "requests")
    generation = try Self.count(members, "generation")
    switch try members.text("published") {
    case nil: break
    case "nothing"?: isPublished = false
    case "something"?: isPublished = true
    default: throw members.error("published", mustBe: "\"nothing\" or \"something\"")
    }
    for dataset in Dataset.all {
      guard let own = try members.object(dataset.name, allowed: Self.members) else { continue }
      datasets.append(
        OfDataset(
          dataset: dataset, state: try own.text("state"), rows: try Self.count(own, "rows"),
          age: try Self.span(own, "age"), next: try Self.span(own, "next"), pulls: try Self.count(own, "pulls"),
          failures: try Self.count(own, "failures"), error: try own.text("error").map { $0 == "none" ? "" : $0 }))
    }
  }

  /// The members that an expectation may have.
  static var allowed: [String] { common + Dataset.all.map(\.name) }

  private static func count(_ members: ScenarioMembers, _ name: String) throws(SimulatorError) -> Bound? {
    guard let value = members.value(name) else { return nil }
    guard let text = value.text, let bound = Bound(text, { Int64($0) }) else {
      throw members.error(name, mustBe: "a number, or such as \"3 to 5\", \"at most 5\", \"at least 2\", \"none\"")
    }
    return bound
  }

  private static func span(_ members: ScenarioMembers, _ name: String) throws(SimulatorError) -> Bound? {
    guard let text = try members.text(name) else { return nil }
    guard let bound = Bound(text, { DurationText.parse($0)?.components.seconds }) else {
      throw members.error(name, mustBe: "a duration, or such as \"3h to 1d\", \"at most 1d\", \"none\"")
    }
    return bound
  }
}
