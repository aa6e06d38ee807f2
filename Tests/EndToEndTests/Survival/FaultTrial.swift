import FoundationEssentials
import Glibc
import ReferenceStore
import Subprocess
import SystemPackage
import Testing

/// A reference file with old rows, and a service that has new ones.
struct FaultTrial {
  /// A system call of a traced run: its name, the file that it opens, if it does, and its number among the like in its
  /// thread, from 1.
  struct Place: Sendable, Hashable {
    let call: String
    let path: String
    let number: Int

    /// What makes strace look at this file alone: the runtime cannot go on where `/proc` cannot be opened.
    var filter: [String] { path.isEmpty ? [] : ["-P", path] }
  }

  private let directory: ScratchDirectory
  private let state: String
  private let saved: String
  private static let old = "old"
  private static let new = "new"
  private static let rows = 600

  init(in directory: ScratchDirectory) throws {
    self.directory = directory
    state = directory.file("state")
    saved = directory.file("saved")
  }

  /// Fills the file with the old rows, and lets the test work while the service has the new ones.
  ///
  /// - Parameter body: What the test does, in an environment for `vclaimd`.
  /// - Throws: What the body throws.
  func run(body: ([String: String]) async throws -> Void) async throws {
    try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: true)
    try await serve(Self.old) { environment in
      let first = try await EndToEndTests.run(Programs.daemon, ["sync"], environment: environment, in: directory)
      try #require(first.code == 0, "\(first.errors)")
    }
    // The pull that fails is to make a snapshot, too.
    try OldSnapshots.makeDue(in: state + "/snapshots")
    try FileManager.default.copyItem(atPath: state, toPath: saved)
    try await serve(Self.new) { environment in
      try await body(environment)
    }
  }

  /// Puts the files back as they were with the old rows.
  private func reset() throws {
    try FileManager.default.removeItem(atPath: state)
    try FileManager.default.copyItem(atPath: saved, toPath: state)
  }

  /// Puts the old rows back, and pulls once under strace.
  func sync(_ environment: [String: String], under options: [String]) async throws -> Ended {
    try reset()
    return try await EndToEndTests.run(
      "/usr/bin/timeout",
      ["-s", "KILL", "60", "/usr/bin/strace", "-f", "-qq"] + options + [Programs.daemon.string, "sync"],
      environment: environment, in: directory)
  }

  /// Puts the old rows back, lets the daemon do its first round of pulls under strace, and stops it by SIGTERM.
  func daemon(_ environment: [String: String], under options: [String]) async throws -> Ended {
    try reset()
    return try await TracedDaemon.run(
      under: options, environment: environment.merging(["VCLAIMD_LOG_LEVEL": "debug"]) { $1 }, in: directory
    ) { program, send in
      // A round is over once it sleeps; without such a line it has ended by itself.
      if (try? await program.transcript.line { $0.contains("debug asleep") }) != nil { send(SIGTERM) }
    }
  }

  /// The calls of a traced run that are worth failing: of openings only those of our own files.
  static func places(of trace: String, about directory: String) throws -> [Place] {
    var counts: [String: Int] = [:]
    var places: Set<Place> = []
    for line in try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n") {
      // The thread's number is padded to a width: one blank or more lead to the call.
      guard let match = line.prefixMatch(of: /(\d+) +(\w+)\((?:AT_FDCWD, "([^"]*)")?/) else { continue }
      let call = String(match.2)
      let path = call == "openat" ? String(match.3 ?? "") : ""
      guard call != "openat" || path.hasPrefix("\(directory)/state/") else { continue }
      let number = counts["\(match.1) \(call) \(path)", default: 0] + 1
      counts["\(match.1) \(call) \(path)"] = number
      places.insert(Place(call: call, path: path, number: number))
    }
    return places.sorted { ($0.call, $0.path, $0.number) < ($1.call, $1.path, $1.number) }
  }

  /// Whether strace let a call fail: threads do not always make the same calls.
  static func wasInjected(_ trace: String) throws -> Bool {
    try String(contentsOfFile: trace, encoding: .utf8).contains("(INJECTED)")
  }

  /// What is wrong with a file that should have, of each dataset, the new rows.
  ///
  /// - Parameter mayBeOld: Whether it may as well have all of the old ones.
  /// - Returns: A sentence each; nothing where all is well.
  /// - Throws: When the file cannot be read at all.
  func problems(mayBeOld: Bool = false) throws -> [String] {
    let path = state + "/reference.sqlite"
    var problems = try FileState.read(path).problems
    let snapshots = SnapshotDirectory(of: path)
    if snapshots.newestGood() == nil || snapshots.newestGood() != snapshots.listed().first {
      problems.append("the newest snapshot is not good")
    }
    let rows = try ReferenceContent.rows(of: "diagnoses", in: path)
    if rows.count != Self.rows { problems.append("\(rows.count) rows") }
    let words = Set(rows.compactMap { $0.last?.split(separator: " ").last.map(String.init) })
    if words != [Self.new], !mayBeOld || words != [Self.old] { problems.append("rows that are \(words.sorted())") }
    return problems
  }

  private func serve(_ word: String, body: ([String: String]) async throws -> Void) async throws {
    let data = directory.file("data-\(word)")
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    let lines = ["code,name"] + (0..<Self.rows).map { "A\(1_000 + $0),Diagnosis \($0) \(word)" }
    try directory.write(lines.joined(separator: "\n") + "\n", to: "data-\(word)/diagnoses.csv")
    try await SimulatedService.run(["--dialect", "paged", "--data", data], in: directory) { service in
      var environment = service.environment
      environment["VCLAIMD_DATABASE"] = state + "/reference.sqlite"
      environment["VCLAIMD_DATASETS"] = "diagnoses,room-classes"
      environment["VCLAIMD_DIAGNOSES_MAX_CHANGED"] = "100%"
      environment["BPJS_PAGE_SIZE"] = "300"
      // The daemon finds everything due when it starts.
      for dataset in ["DIAGNOSES", "ROOM_CLASSES"] { environment["VCLAIMD_\(dataset)_EVERY"] = "1s" }
      try await body(environment)
    }
  }
}
