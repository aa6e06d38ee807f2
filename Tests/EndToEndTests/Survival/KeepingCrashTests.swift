import FoundationEssentials
import Migrations
import ReferenceStore
import SQLite
import SystemPackage
import Testing

/// The real daemon, killed by SIGKILL while it makes a snapshot, and while it rebuilds a damaged file.
///
/// `make crash-test KILLS=2000` kills so often; the usual run of the tests only a few times.
@Suite("A daemon that is killed while it keeps the file or brings it back", .serialized)
struct KeepingCrashTests {
  @Test("Killed while it makes a snapshot, it leaves a manifest that names good ones only")
  func snapshotting() async throws {
    let directory = try ScratchDirectory()
    let path = directory.file("reference.sqlite")
    let snapshots = SnapshotDirectory(of: path)
    var generations: Set<Int64> = []
    var interrupted = 0
    try await ChangingService.run(in: directory) { environment in
      try await ChangingService.fill(environment, in: directory)
      for number in 1...CrashTests.kills {
        try OldSnapshots.makeDue(in: snapshots.path)
        try await KilledProgram.run(
          Programs.daemon, ["run"], at: .snapshot(in: snapshots.path, else: 5), environment: environment, in: directory)
        #expect(try FileState.read(path).problems == [], "kill \(number)")
        let listed = snapshots.listed()
        #expect(!listed.isEmpty && snapshots.newestGood() == listed.first, "kill \(number)")
        generations.formUnion(listed.map(\.generation))
        let left = Set(try FileManager.default.contentsOfDirectory(atPath: snapshots.path))
        interrupted += left.subtracting(listed.map(\.file) + ["manifest.json"]).isEmpty ? 0 : 1
      }
      // A test in which no snapshot was ever begun would prove nothing.
      #expect(interrupted > 0)
      let last = try await run(Programs.daemon, ["sync", "room-classes"], environment: environment, in: directory)
      #expect(last.code == 0, "\(last.errors)")
      #expect(try FileState.read(path).problems == [])
    }
    print(
      "crash test: \(CrashTests.kills) kills around snapshots, \(interrupted) of them with a part of one left behind, "
        + "\(generations.count) good ones, none torn")
  }

  @Test("Killed while it rebuilds a damaged file, it loses no row of it")
  func rebuilding() async throws {
    let directory = try ScratchDirectory()
    let path = directory.file("reference.sqlite")
    var finished = 0
    try await ChangingService.run(in: directory) { environment in
      for number in 1...CrashTests.kills {
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
      }
      // A test in which no rebuilding was ever broken off would prove nothing.
      #expect(finished < CrashTests.kills)
    }
    print("crash test: \(CrashTests.kills) kills around a rebuilding, \(finished) of them after it; no row lost")
  }
}
