import FoundationEssentials
import ReferenceStore
import Subprocess
import SystemPackage
import Testing

/// A reference file with old rows, and a service that has new ones.
struct FaultTrial {
  /// A system call of a traced run: its name, and its number among the calls of that name in its thread, from 1.
  struct Place: Sendable, Hashable {
    let call: String
    let number: Int
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

  /// Puts the old rows back, and lets the daemon run for a few seconds under strace until SIGTERM stops it.
  func daemon(_ environment: [String: String], under options: [String]) async throws -> Ended {
    try reset()
    return try await EndToEndTests.run(
      "/usr/bin/timeout",
      ["-s", "TERM", "4", "/usr/bin/strace", "-f", "-qq"] + options + [Programs.daemon.string, "run"],
      environment: environment, in: directory)
  }

  /// The calls of a traced run that are worth failing: of openings only those of our own files.
  static func places(of trace: String, about directory: String) throws -> [Place] {
    var counts: [String: Int] = [:]
    var places: Set<Place> = []
    for line in try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n") {
      // The thread's number is padded to a width: one blank or more lead to the call.
      guard let match = line.prefixMatch(of: /(\d+) +(\w+)\(/) else { continue }
      let call = String(match.2)
      let number = counts["\(match.1) \(call)", default: 0] + 1
      counts["\(match.1) \(call)"] = number
      if call != "openat" || line.contains("\"\(directory)/state/") {
        places.insert(Place(call: call, number: number))
      }
    }
    return places.sorted { ($0.call, $0.number) < ($1.call, $1.number) }
  }

  /// Whether strace let a call fail: threads do not always make the same calls.
  static func wasInjected(_ trace: String) throws -> Bool {
    try String(contentsOfFile: trace, encoding: .utf8).contains("(INJECTED)")
  }

  /// Expects a whole file that has, of each dataset, the old rows or the new ones.
  func expectOldOrNew(_ name: String) throws {
    let words = try check(name)
    #expect(words == [Self.old] || words == [Self.new], "\(name): \(words)")
  }

  /// Expects a whole file with the new rows.
  func expectNew(_ name: String) throws {
    #expect(try check(name) == [Self.new], "\(name)")
  }

  /// The words that tell the rows of the diagnoses apart.
  private func check(_ name: String) throws -> Set<String> {
    let path = state + "/reference.sqlite"
    let found = try FileState.read(path)
    #expect(found.problems == [], "\(name)")
    let snapshots = SnapshotDirectory(of: path)
    #expect(snapshots.newestGood() != nil && snapshots.newestGood() == snapshots.listed().first, "\(name)")
    let rows = try ReferenceContent.rows(of: "diagnoses", in: path)
    #expect(rows.count == Self.rows, "\(name)")
    return Set(rows.compactMap { $0.last?.split(separator: " ").last.map(String.init) })
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
