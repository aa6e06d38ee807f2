import FoundationEssentials
import Migrations
import ReferenceStore
import SQLite
import SystemPackage
import Testing

/// The real daemon, killed by SIGKILL at random points of whatever it is doing, while others read its file.
@Suite("A daemon that is killed", .serialized)
struct CrashTests {
  @Test("Killed while it pulls, publishes and checkpoints, it never leaves a torn or damaged file")
  func pulling() async throws {
    let directory = try ScratchDirectory()
    let path = directory.file("reference.sqlite")
    try await ChangingService.run(in: directory) { environment in
      try await ChangingService.fill(environment, in: directory)
      var before = try FileState.read(path)
      let start = before.generation
      var damaged = 0
      let seen = try await FileReaders.watch(path, in: directory) {
        for number in Kills.pulling.numbers {
          try await KilledProgram.run(
            Programs.daemon, ["run"], at: number.isMultiple(of: 3) ? .write(1...300, else: 2) : .time(0.05...1.6),
            environment: environment, in: directory)
          let after = try FileState.read(path)
          #expect(after.problems == [], "kill \(number)")
          #expect(after.generation >= before.generation, "kill \(number)")
          damaged += after.problems.isEmpty ? 0 : 1
          before = after
        }
      }
      for (language, seen) in seen.sorted(by: { $0.key < $1.key }) {
        #expect(seen.errors == [], "\(language)")
        #expect(seen.broken == 0, "\(language)")
        #expect(seen.backwards == 0, "\(language)")
        #expect(seen.reads > 0, "\(language)")
      }
      // One request, so that the rows cannot change while it reads.
      let last = try await run(Programs.daemon, ["sync", "room-classes"], environment: environment, in: directory)
      #expect(last.code == 0, "\(last.errors)")
      #expect(try FileState.read(path).problems == [])
      // A test in which nothing was ever published would prove nothing.
      #expect(before.generation > start || !Kills.pulling.areMany)
      try Report.say(
        "crash test: \(Kills.pulling.numbers.count) kills; generations \(start) to \(before.generation); "
          + "\(damaged) damaged files; "
          + seen.sorted { $0.key < $1.key }.map {
            "\($0): \($1.reads) reads, \($1.errors.count) errors, \($1.broken) torn, \($1.backwards) back"
          }.joined(separator: "; "))
    }
  }

  @Test("Killed while it brings an older file to its own format, it loses no row of it")
  func migrating() async throws {
    let directory = try ScratchDirectory()
    let path = directory.file("reference.sqlite")
    var finished = 0
    var lost = 0
    try await ChangingService.run(in: directory) { environment in
      for number in Kills.migrating.numbers {
        let steps = Int.random(in: 1..<Migrations.all.count)
        try await OldFile.make(at: path, steps: steps, rows: 3_000)
        try await KilledProgram.run(
          Programs.daemon, ["run"], at: .write(1...150, else: 1),
          environment: environment.merging(Self.unreachable) { $1 }, in: directory)
        let state = try FileState.read(path)
        #expect(state.problems == [], "kill \(number) of a file with \(steps) steps")
        #expect(state.diagnoses == 3_000, "kill \(number)")
        finished += state.version == Migrations.all.last.map { $0.major * 1000 + $0.version } ? 1 : 0
        let again = try await run(Programs.daemon, ["sync", "room-classes"], environment: environment, in: directory)
        #expect(again.code == 0, "\(again.errors)")
        let healed = try FileState.read(path)
        #expect(healed.problems == [])
        #expect(healed.diagnoses == 3_000)
        lost += 3_000 - healed.diagnoses
      }
    }
    try Report.say(
      "crash test: \(Kills.migrating.numbers.count) kills around migrations, \(finished) of them after the last step; "
        + "\(lost) rows lost")
  }

  /// A service that nobody answers for: the daemon then only opens the file.
  private static let unreachable = ["BPJS_API_URL": "http://127.0.0.1:1/vclaim-rest"]
}
