import FoundationEssentials
import Migrations
import ReferenceStore
import SQLite
import SystemPackage
import Testing

/// The real daemon, killed by SIGKILL while it makes a snapshot, and while it rebuilds a damaged file.
@Suite("A daemon that is killed while it keeps the file or brings it back", .serialized)
struct KeepingCrashTests {
  @Test(
    "Killed while it makes a snapshot, it leaves a manifest that names good ones only; the next start clears the rest")
  func snapshotting() async throws {
    let directory = try ScratchDirectory()
    let path = directory.file("reference.sqlite")
    let snapshots = SnapshotDirectory(of: path)
    var generations: Set<Int64> = []
    var interrupted = 0
    var torn = 0
    try await ChangingService.run(in: directory) { environment in
      try await ChangingService.fill(environment, in: directory)
      for number in Kills.snapshotting.numbers {
        try OldSnapshots.makeDue(in: snapshots.path)
        try await KilledProgram.run(
          Programs.daemon, ["run"], at: .snapshot(in: snapshots.path, else: 5), environment: environment, in: directory)
        #expect(try FileState.read(path).problems == [], "kill \(number)")
        let listed = snapshots.listed()
        let isGood = !listed.isEmpty && snapshots.newestGood() == listed.first
        #expect(isGood, "kill \(number)")
        torn += isGood ? 0 : 1
        generations.formUnion(listed.map(\.generation))
        interrupted += try unfinished(in: snapshots).isEmpty ? 0 : 1
        // It publishes nothing, so that no other snapshot clears up.
        let next = try await run(
          Programs.daemon, ["sync", "room-classes", "--dry-run"], environment: environment, in: directory)
        #expect(next.code == 0, "kill \(number): \(next.errors)")
        #expect(try unfinished(in: snapshots) == [], "kill \(number)")
        #expect(snapshots.listed() == listed, "kill \(number)")
      }
      // A test in which no snapshot was ever begun would prove nothing.
      #expect(interrupted > 0 || !Kills.snapshotting.areMany)
      let last = try await run(Programs.daemon, ["sync", "room-classes"], environment: environment, in: directory)
      #expect(last.code == 0, "\(last.errors)")
      #expect(try FileState.read(path).problems == [])
    }
    try Report.say(
      "crash test: \(Kills.snapshotting.numbers.count) kills around snapshots, \(interrupted) of them with a part of one "
        + "left behind until the next start, \(generations.count) snapshots in manifests, \(torn) torn")
  }

  /// What stands among the snapshots beside the manifest and what it names.
  private func unfinished(in snapshots: SnapshotDirectory) throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: snapshots.path))
      .subtracting(snapshots.listed().map(\.file) + ["manifest.json"])
  }

  @Test("Killed while it rebuilds a damaged file, it loses no row of it")
  func rebuilding() async throws {
    let directory = try ScratchDirectory()
    let path = directory.file("reference.sqlite")
    var finished = 0
    var lost = 0
    try await ChangingService.run(in: directory) { environment in
      for number in Kills.rebuilding.numbers {
        try await OldFile.make(at: path, steps: Migrations.all.count, rows: 3_000)
        // Otherwise the log would still have the page that is to be damaged.
        #expect(try Connection(path: path, options: .writer).checkpoint(.truncate).isComplete)
        try await Damage.all[0].happen(to: path, in: directory)
        try await KilledProgram.run(
          Programs.daemon, ["run"], at: .write(1...1_500, else: 5),
          environment: environment.merging(["BPJS_API_URL": "http://127.0.0.1:1/vclaim-rest"]) { $1 }, in: directory)
        finished += (try? FileState.read(path).diagnoses) == 3_000 ? 1 : 0
        let again = try await run(Programs.daemon, ["sync", "room-classes"], environment: environment, in: directory)
        #expect(again.code == 0, "kill \(number): \(again.errors)")
        let healed = try FileState.read(path)
        #expect(healed.problems == [], "kill \(number)")
        #expect(healed.diagnoses == 3_000, "kill \(number)")
        #expect(!FileManager.default.fileExists(atPath: path + ".rebuilding"), "kill \(number)")
        lost += 3_000 - healed.diagnoses
      }
      // A test in which no rebuilding was ever broken off would prove nothing.
      #expect(finished < Kills.rebuilding.numbers.count || !Kills.rebuilding.areMany)
    }
    try Report.say(
      "crash test: \(Kills.rebuilding.numbers.count) kills around a rebuilding, \(finished) of them after it; "
        + "\(lost) rows lost")
  }
}
