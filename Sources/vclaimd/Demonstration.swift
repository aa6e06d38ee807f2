import CommandLineKit
import FoundationEssentials
import ReferenceStore
import ReferenceSync
import Settings
import VClaim
import VClaimReference
import VClaimSimulator

/// What `vclaimd demo` shows, step by step, on the real parts: the simulator over HTTP, the sync, the file, the library.
struct Demonstration {
  /// Where the reference file is made.
  let directory: String

  func run() async throws {
    let options = SimulatorOptions()
    let data = SimulatorData.builtIn(seed: options.seed, facilityCodes: options.facilityCodes)
    let simulator = try Simulator(options: options, data: data)
    let url = try await simulator.start()
    do {
      try await show(simulator, at: url, options)
    } catch {
      await simulator.stop()
      throw error
    }
    await simulator.stop()
  }

  private func show(_ simulator: Simulator, at url: String, _ options: SimulatorOptions) async throws {
    let settings = try await settings(for: url, options)
    try heading(
      "A simulator of the VClaim service listens at \(url), in the \(options.dialect.rawValue) dialect: requests are signed, "
        + "answers encrypted.")

    try heading("The first sync pulls everything into \(settings.databasePath)")
    try await sync(settings)

    let connection = try ServiceConnection(settings)
    do {
      try await lookUp(settings, simulator, connection)
    } catch {
      await connection.shutdown()
      throw error
    }
    await connection.shutdown()
    try say(
      "\nThat is all. `vclaim-simulator` runs the same simulator for your own programs; README.md says how to go on.")
  }

  private func lookUp(_ settings: Settings, _ simulator: Simulator, _ connection: ServiceConnection) async throws {
    let reference = try ReferenceLibrary(
      path: settings.databasePath,
      fallback: .live(connection.client, ownFacility: settings.facilityCodes.first))

    try heading("A look-up, answered from the file")
    try show(try await reference.record(of: .diagnoses, key: ["A00"], within: settings.timeout), of: .diagnoses)

    try heading("A search as somebody types it: \"dengue fev\"")
    let hits = try reference.local.records(of: .diagnoses, matching: "dengue fev", limit: 5)
    try say(AnswerText.rows(hits.rows, of: .diagnoses, width: 100))
    let microseconds = try typicalSearch(reference)
    try say("A search takes \(microseconds) µs, the median of 1,000.\n")

    try heading("The second sync finds nothing new: unchanged, and the generation stays")
    try await sync(settings)

    try heading("The service learns a diagnosis, changes a name and drops a polyclinic")
    let generation = try reference.local.generation()
    simulator.update { data in
      data.diagnoses.append(.init(code: "U99.8", name: "Example of a new code"))
      if let index = data.diagnoses.firstIndex(where: { $0.code == "A00" }) {
        data.diagnoses[index].name += " (revised)"
      }
      data.polyclinics.removeLast()
    }
    try say("The file does not have U99.8 yet. A look-up misses it, and is answered live:\n")
    try show(try await reference.record(of: .diagnoses, key: ["U99.8"], within: settings.timeout), of: .diagnoses)

    try heading("The third sync pulls these two again and publishes the differences, and the journal keeps them")
    try await sync(settings, [.polyclinics, .diagnoses])
    for change in try reference.local.reader.changes(since: generation, dataset: nil) {
      try say("\(change.dataset) \(change.op.rawValue): \(change.before ?? "-") → \(change.after ?? "-")")
    }
    try await holdBack(settings, simulator, reference)
  }

  private func holdBack(_ settings: Settings, _ simulator: Simulator, _ reference: ReferenceLibrary) async throws {
    try heading("The service answers with half of its diagnoses: the fourth sync holds that back")
    var lost: [SimulatorData.Entry] = []
    simulator.update { data in
      let half = data.diagnoses.count / 2
      lost = Array(data.diagnoses.suffix(half))
      data.diagnoses.removeLast(half)
    }
    try await sync(settings, [.diagnoses])
    try say("vclaimctl pending shows what waits for a decision:\n")
    try say(try await HeldAccess(settings).pending().text(now: SystemTime.unixSeconds()))
    if let code = lost.last?.code {
      try say("The desk still finds what the service no longer tells:\n")
      try show(try await reference.record(of: .diagnoses, key: [code], within: settings.timeout), of: .diagnoses)
    }

    try heading("The service has come to its senses: the fifth sync lets go of what was held")
    simulator.update { $0.diagnoses += lost }
    try await sync(settings, [.diagnoses])
  }

  /// A configuration of its own: nothing of the machine's counts.
  private func settings(for url: String, _ options: SimulatorOptions) async throws -> Settings {
    var variables: [String: String] = [
      // A demonstration need not spare its own simulator.
      "VCLAIMD_REQUESTS_PER_SECOND": "1000"
    ]
    for line in options.environmentLines(baseURL: url) {
      guard !line.hasPrefix("#"), let separator = line.firstIndex(of: "=") else { continue }
      variables[String(line[..<separator])] = String(line[line.index(after: separator)...])
    }
    let context = SettingsContext(variables: variables, root: directory, workingDirectory: directory)
    return try await Settings.read(from: context).settings(for: .service)
  }

  /// Pulls, all datasets unless some are named.
  private func sync(_ settings: Settings, _ datasets: [Dataset] = []) async throws {
    let variables = ProcessInfo.processInfo.environment
    let results = try await SyncRun(settings, variables: variables).run(datasets, isDryRun: false)
    try say(SyncDocument(results).table(width: nil))
    if let error = results.compactMap(\.error).first { throw error }
  }

  private func show(_ lookup: Lookup<Record>, of dataset: Dataset) throws {
    try say(AnswerText.lookup(lookup, of: dataset, now: SystemTime.unixSeconds()))
  }

  private func typicalSearch(_ reference: ReferenceLibrary) throws -> Int64 {
    let clock = ContinuousClock()
    var times: [Duration] = []
    for _ in 0..<1_000 {
      times.append(try clock.measure { _ = try reference.local.search(.diagnoses, "dengue fev", limit: 20) })
    }
    times.sort()
    return times[times.count / 2].components.attoseconds / 1_000_000_000_000
  }

  private func heading(_ text: String) throws {
    try say("\n== \(text)\n")
  }

  private func say(_ text: String) throws {
    try Output.standard.writeLine(text)
  }
}
