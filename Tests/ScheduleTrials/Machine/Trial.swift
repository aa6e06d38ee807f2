import FoundationEssentials
import ReferenceStore
import ReferenceSync
import Settings
import VClaimWire

@testable import VClaimSimulator

/// A scenario under way.
final class Trial {
  let timeline: Timeline
  let transport: SimulatorTransport
  let log = TrialLog()
  private let file: TrialFile
  private let directory: String
  private let options: SimulatorOptions
  private var settings: [String: String]
  private var data = SimulatorData()
  private var counts: [Dataset: Int] = [:]
  private var daemon: TrialDaemon?
  private var starts: UInt64 = 0
  /// What is compared with when the next expectation says "since".
  private var before = Reading()
  /// What did not come as it should have, one sentence each.
  private(set) var failures: [String] = []

  private struct Reading {
    var requests = 0
    var generation: Int64 = 0
    var counts: [String: TrialLog.Count] = [:]
  }

  /// Prepares a trial; nothing is started yet.
  ///
  /// - Parameter file: The scenario.
  /// - Throws: What stands in the way.
  init(_ file: TrialFile) throws {
    self.file = file
    // In memory where the machine offers it: a trial is about time, not about disks.
    let memory = "/dev/shm"
    let root = FileManager.default.isWritableFile(atPath: memory) ? memory : FileManager.default.temporaryDirectory.path
    directory = "\(root)/trial-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    timeline = Timeline(origin: TrialDay.midnight + file.begins)
    let isPaged = file.settings["BPJS_API_DIALECT"] == "paged"
    options = SimulatorOptions(
      dialect: isPaged ? .paged : .official, rowCap: file.rowCap, facilityCodes: [TrialRows.facility])
    settings = [
      "BPJS_CONSUMER_ID": SimulatorOptions.defaultConsumerID, "BPJS_CONSUMER_SECRET": SimulatorOptions.defaultSecret,
      "BPJS_USER_KEY": SimulatorOptions.defaultUserKey,
    ].merging(file.settings) { $1 }
    for (dataset, count) in file.data {
      counts[dataset] = count
      TrialRows.set(count, of: dataset, in: &data)
    }
    transport = SimulatorTransport(
      try Self.simulator(options, data, file.service, timeline), timeline: timeline)
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  /// Plays the whole scenario.
  ///
  /// - Throws: What kept it from being played to its end.
  func run() async throws {
    try await start()
    do {
      for (index, step) in file.steps.enumerated() { try await play(step, number: index + 1) }
    } catch {
      try? await stop()
      throw error
    }
    try await stop()
  }

  private static func simulator(
    _ options: SimulatorOptions, _ data: SimulatorData, _ steps: [ScenarioStep], _ timeline: Timeline
  ) throws -> Simulator {
    try Simulator(
      options: options, data: data,
      scenario: steps.isEmpty ? nil : Scenario(name: "trial", summary: "What the service does.", steps: steps),
      now: { timeline.trueTime }, clock: TrialClock(timeline: timeline, reason: .pull))
  }

  /// Starts the daemon.
  func start() async throws {
    starts += 1
    daemon = try await TrialDaemon(
      path: directory + "/reference.sqlite", settings: try await readSettings(),
      transport: transport, timeline: timeline, log: log, seed: starts)
  }

  private func readSettings() async throws -> Settings {
    let context = SettingsContext(variables: settings, root: directory, workingDirectory: directory)
    return try await Settings.read(from: context).settings(for: .service)
  }

  /// Stops the daemon, where it runs.
  func stop() async throws {
    try await daemon?.stop()
    daemon = nil
  }

  /// The daemon, which must be running.
  func running() throws -> TrialDaemon {
    guard let daemon else { throw SimulatorError(.badScenario, "\(file.name): the daemon is stopped") }
    return daemon
  }

  /// Lets the service behave otherwise from now on.
  func serve(_ steps: [ScenarioStep]) throws {
    transport.connect(to: try Self.simulator(options, data, steps, timeline))
  }

  private func play(_ step: TrialStep, number: Int) async throws {
    switch step {
    case .run(let span): await timeline.pass(span)
    case .runUntil(let second):
      let wait = (second - TrialDay.second(at: timeline.trueTime) + 86_400) % 86_400
      await timeline.pass(.seconds(wait == 0 ? 86_400 : wait))
    case .daemon(let order):
      if order != .start { try await stop() }
      if order != .stop { try await start() }
    case .configure(let keys):
      try await stop()
      settings.merge(keys) { $1 }
      try await start()
    case .clock(let seconds): timeline.setWall(wrongBy: seconds)
    case .resync(let datasets): try await order { $0.service.resync(datasets.isEmpty ? nil : datasets) }
    case .approve(let dataset):
      _ = try await running().decisions.approve(dataset, partition: nil)
      try await order { $0.service.noteApproval(of: dataset) }
    case .reload(let keys):
      settings.merge(keys) { $1 }
      let settings = try await readSettings()
      try await order { try $0.reload(settings) }
    case .reject(let dataset): _ = try await running().decisions.reject(dataset, partition: nil)
    case .rollback(let dataset, let generation):
      _ = try await running().decisions.rollBack(dataset, to: generation, dryRun: false)
    case .data(let changes):
      for (dataset, change) in changes { self.change(dataset, change) }
      transport.simulator.replace(data: data)
    case .service(let steps): try serve(steps)
    case .expect(let expectation): try await check(expectation, step: number)
    }
  }

  /// Tells the daemon something, which wakes it, and waits until it has done what needs no time.
  private func order(_ work: (TrialDaemon) throws -> Void) async throws {
    let daemon = try running()
    let rests = timeline.rests
    let isIdle = timeline.isIdle
    try work(daemon)
    if isIdle { await timeline.rest(after: rests) }
  }

  private func change(_ dataset: Dataset, _ change: TrialStep.Change) {
    let count = counts[dataset] ?? 0
    switch change {
    case .rows(let count): counts[dataset] = count
    case .half: counts[dataset] = count / 2
    case .tenfold: counts[dataset] = count * 10
    case .renamed: break
    }
    var mark = ""
    if case .renamed = change { mark = " renamed" }
    TrialRows.set(counts[dataset] ?? 0, of: dataset, mark: mark, in: &data)
  }

  // MARK: Expectations

  private func check(_ expectation: TrialExpectation, step: Int) async throws {
    let store = try running().store
    let statuses = try await store.statuses()
    let now = timeline.wallTime
    let reading = Reading(
      requests: transport.moments.count, generation: statuses.map(\.generation).max() ?? 0,
      counts: Dictionary(uniqueKeysWithValues: Dataset.all.map { ($0.name, log.count($0.name)) }))
    func judge(_ what: String, _ value: Int64?, _ bound: Bound?) {
      guard let bound, value.map({ !bound.range.contains($0) }) ?? true else { return }
      fail(step, "\(what) is \(value.map(String.init) ?? "unknown"), must be \(bound.text)")
    }
    judge("requests", Int64(reading.requests - before.requests), expectation.requests)
    judge("generation", reading.generation, expectation.generation)
    if let isPublished = expectation.isPublished, isPublished != (reading.generation > before.generation) {
      fail(step, "\(isPublished ? "nothing" : "something") was published")
    }
    for expected in expectation.datasets {
      let name = expected.dataset.name
      guard let status = statuses.first(where: { $0.dataset == name }) else { continue }
      let state = state(of: status, at: now)
      if let wanted = expected.state, wanted != state { fail(step, "state of \(name) is \(state), must be \(wanted)") }
      judge("rows of \(name)", Int64(status.rowCount), expected.rows)
      judge("age of \(name)", status.asOf.map { now - $0 }, expected.age)
      judge("next of \(name)", status.nextAt.map { $0 - now }, expected.next)
      let count = reading.counts[name] ?? TrialLog.Count()
      let last = before.counts[name] ?? TrialLog.Count()
      judge("pulls of \(name)", Int64(count.pulls - last.pulls), expected.pulls)
      judge("failures of \(name)", Int64(count.failures - last.failures), expected.failures)
      if let error = expected.error {
        let text = status.lastError ?? ""
        if error.isEmpty ? !text.isEmpty : !text.contains(error) {
          fail(step, "error of \(name) is \"\(text)\", must be \(error.isEmpty ? "none" : "\"\(error)\"")")
        }
      }
    }
    before = reading
  }

  /// The state as a reader sees it at the trial's time: the file itself reckons with that of this machine.
  private func state(of status: DatasetStatus, at now: Int64) -> String {
    guard [.fresh, .stale].contains(status.state), let asOf = status.asOf, let maxStale = status.maxStale else {
      return status.state.rawValue
    }
    return (now - asOf > maxStale ? DatasetStatus.State.stale : .fresh).rawValue
  }

  private func fail(_ step: Int, _ what: String) {
    let elapsed = timeline.elapsed.components.seconds
    failures.append("step \(step), day \(elapsed / 86_400) and \(elapsed % 86_400) s: \(what)")
  }
}
