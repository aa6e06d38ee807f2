import ReferenceStore
import Settings
import VClaimWire

@testable import VClaimSimulator

/// One step of a trial.
enum TrialStep: Sendable {
  /// What becomes of a dataset's rows at the service.
  enum Change: Sendable {
    case rows(Int)
    case half
    case tenfold
    case renamed
  }

  enum Daemon: String, CaseIterable, Sendable { case start, stop, restart }

  /// Time passes.
  case run(Duration)
  /// Time passes until the local clock says so much.
  case runUntil(Int64)
  case daemon(Daemon)
  /// The wall clock is set by so many seconds; nil: to the right time.
  case clock(Int64?)
  /// Somebody asks for pulls; none named: of everything.
  case resync([Dataset])
  case approve(Dataset)
  case reject(Dataset)
  case rollback(Dataset, to: Int64)
  case data([(dataset: Dataset, change: Change)])
  /// The service behaves otherwise from now on.
  case service([ScenarioStep])
  /// The daemon is started anew with other settings besides those that it has.
  case configure([String: String])
  /// The daemon goes on with other settings besides those that it has.
  case reload([String: String])
  case expect(TrialExpectation)

  private static let kinds = [
    "run", "runUntil", "daemon", "clock", "resync", "approve", "reject", "rollback", "data", "service", "configure",
    "reload", "expect",
  ]

  /// Reads a step.
  ///
  /// - Parameters:
  ///   - value: An object with one of `kinds`, and `why`, which is for readers.
  ///   - place: Where it stands.
  /// - Throws: `bad_scenario` that names the place and the member.
  init(_ value: JSONValue, place: String) throws(SimulatorError) {
    let members = try ScenarioMembers(value, place: place, allowed: Self.kinds + ["why", "to"])
    _ = try members.text("why")
    guard let kind = Self.kinds.filter({ members.value($0) != nil }).only else {
      throw SimulatorError(.badScenario, "\(place): a step has one of \(Self.kinds.joined(separator: ", "))")
    }
    switch kind {
    case "run":
      guard let span = try members.text(kind).flatMap(DurationText.parse) else {
        throw members.error(kind, mustBe: "a duration such as \"3d\"")
      }
      self = .run(span)
    case "runUntil":
      guard let second = try members.text(kind).flatMap(Self.second) else {
        throw members.error(kind, mustBe: "a time such as \"22:00\"")
      }
      self = .runUntil(second)
    case "daemon":
      guard let order = try members.word(kind, of: Daemon.self) else { fallthrough }
      self = .daemon(order)
    case "clock": self = .clock(try Self.clock(members))
    case "resync":
      guard let text = try members.text(kind) else { throw members.error(kind, mustBe: "datasets or \"everything\"") }
      self = .resync(text == "everything" ? [] : try Self.datasets(text, members, kind))
    case "approve": self = .approve(try Self.dataset(members, kind))
    case "reject": self = .reject(try Self.dataset(members, kind))
    case "rollback":
      let generation = try members.number("to", in: 0...1_000_000) ?? 0
      self = .rollback(try Self.dataset(members, kind), to: Int64(generation))
    case "data": self = .data(try Self.changes(members))
    case "service": self = .service(try Self.service(members, place))
    case "configure": self = .configure(try Self.settings(members, kind))
    case "reload": self = .reload(try Self.settings(members, kind))
    default:
      guard let own = try members.object("expect", allowed: TrialExpectation.allowed) else {
        throw members.error("expect", mustBe: "an object")
      }
      self = .expect(try TrialExpectation(own, place: place))
    }
  }

  /// Reads a time of the day.
  static func second(_ text: String) -> Int64? {
    let parts = text.split(separator: ":").compactMap { Int64($0) }
    guard parts.count == 2, (0..<24).contains(parts[0]), (0..<60).contains(parts[1]) else { return nil }
    return parts[0] * 3_600 + parts[1] * 60
  }

  /// Reads what the service does: the name of a scenario of the simulator, or steps as such a scenario has them.
  static func service(_ members: ScenarioMembers, _ place: String) throws(SimulatorError) -> [ScenarioStep] {
    switch members.value("service") {
    case .string("behaves")?, nil: return []
    case .string(let name)?: return try Scenario.named(name).steps
    case .array(let elements)?:
      var steps: [ScenarioStep] = []
      for element in elements { steps.append(try ScenarioStep(reading: element, place: "\(place), service")) }
      return steps
    default: throw members.error("service", mustBe: "\"behaves\", the name of a scenario, or a list of its steps")
    }
  }

  /// Reads keys of the configuration.
  static func settings(_ members: ScenarioMembers, _ name: String) throws(SimulatorError) -> [String: String] {
    guard case .object(let values)? = members.value(name) else {
      throw members.error(name, mustBe: "an object of keys")
    }
    return values.compactMapValues(\.text)
  }

  private static func clock(_ members: ScenarioMembers) throws(SimulatorError) -> Int64? {
    guard let text = try members.text("clock"), text != "right" else { return nil }
    let unit: Int64 = text.hasSuffix("y") ? 365 : 1
    let span = DurationText.parse(text.dropFirst().dropLast() + (unit > 1 ? "d" : String(text.suffix(1))))
    guard let seconds = span?.components.seconds, let sign = ["+": 1, "-": -1][text.prefix(1)] as Int64? else {
      throw members.error("clock", mustBe: "\"right\", or such as \"+5y\" or \"-3h\"")
    }
    return sign * seconds * unit
  }

  private static func changes(
    _ members: ScenarioMembers
  ) throws(SimulatorError) -> [(dataset: Dataset, change: Change)] {
    guard let own = try members.object("data", allowed: TrialRows.datasets.map(\.name)) else { return [] }
    var changes: [(dataset: Dataset, change: Change)] = []
    for dataset in TrialRows.datasets {
      switch own.value(dataset.name)?.text {
      case nil: break
      case "half"?: changes.append((dataset, .half))
      case "tenfold"?: changes.append((dataset, .tenfold))
      case "renamed"?: changes.append((dataset, .renamed))
      case let text?:
        guard let count = Int(text), count >= 0 else {
          throw own.error(dataset.name, mustBe: "a number of rows, \"half\", \"tenfold\" or \"renamed\"")
        }
        changes.append((dataset, .rows(count)))
      }
    }
    return changes
  }

  private static func dataset(_ members: ScenarioMembers, _ name: String) throws(SimulatorError) -> Dataset {
    guard let dataset = try members.text(name).flatMap({ Dataset(named: $0) }) else {
      throw members.error(name, mustBe: "a dataset")
    }
    return dataset
  }

  private static func datasets(
    _ text: String, _ members: ScenarioMembers, _ name: String
  ) throws(SimulatorError) -> [Dataset] {
    let datasets = text.split(separator: " ").compactMap { Dataset(named: String($0)) }
    guard !datasets.isEmpty else { throw members.error(name, mustBe: "datasets or \"everything\"") }
    return datasets
  }
}

extension Array {
  /// The one element, where there is one and no other.
  fileprivate var only: Element? { count == 1 ? first : nil }
}
