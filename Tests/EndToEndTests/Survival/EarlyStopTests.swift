import FoundationEssentials
import Glibc
import Migrations
import SQLite
import Testing

@Suite("A daemon that is told to stop while it still opens its file", .serialized)
struct EarlyStopTests {
  private static let rows = 3_000
  /// A service that nobody answers for: the daemon only opens the file.
  private static let offline = SecondOpinion.credentials.merging(["BPJS_API_URL": "http://127.0.0.1:1/vclaim-rest"]) {
    $1
  }

  /// Lets every wait for the disk take so many seconds longer.
  private static func slowDisk(_ seconds: Int) -> [String] {
    ["-o", "/dev/null", "-e", "trace=fdatasync,fsync", "-e", "inject=fdatasync,fsync:delay_enter=\(seconds)000000"]
  }

  @Test("ends with 0 between two steps of the migration, and the next start goes on from there")
  func migrating() async throws {
    let directory = try ScratchDirectory()
    let path = directory.file("reference.sqlite")
    try await OldFile.make(at: path, steps: 1, rows: Self.rows)
    let begun = try FileState.read(path).version
    let ended = try await TracedDaemon.run(under: Self.slowDisk(1), environment: Self.offline, in: directory) {
      _, send in
      try await reached { try Connection(path: path, options: .reader).userVersion > begun }
      send(SIGTERM)
    }
    #expect(ended.code == 0, "\(ended.status) \(ended.output)")
    #expect(ended.output.contains("stopped before"), "\(ended.output)")
    let last = try #require(Migrations.all.last.map { $0.major * 1000 + $0.version })
    #expect((begun + 1..<last).contains(try FileState.read(path).version))
    try await expectWhole(directory)
  }

  @Test("ends with 0 while it rebuilds a damaged file, leaves no copy of it, and the next start rebuilds it")
  func rebuilding() async throws {
    let directory = try ScratchDirectory()
    let path = directory.file("reference.sqlite")
    try await OldFile.make(at: path, steps: Migrations.all.count, rows: Self.rows)
    // Otherwise the log would still have the page that is to be damaged.
    #expect(try Connection(path: path, options: .writer).checkpoint(.truncate).isComplete)
    try await Damage.all[0].happen(to: path, in: directory)
    let ended = try await TracedDaemon.run(under: Self.slowDisk(1), environment: Self.offline, in: directory) {
      _, send in
      try await reached { FileManager.default.fileExists(atPath: path + ".rebuilding") }
      send(SIGTERM)
    }
    #expect(ended.code == 0, "\(ended.status) \(ended.output)")
    #expect(ended.output.contains("stopped before"), "\(ended.output)")
    let left = try FileManager.default.contentsOfDirectory(atPath: directory.path)
    #expect(!left.contains { $0.contains("aside") || $0.contains("rebuilding") }, "\(left)")
    try await expectWhole(directory)
  }

  @Test("ends with 0 within ten seconds where the step under way takes longer, and no row is lost")
  func endless() async throws {
    let directory = try ScratchDirectory()
    let path = directory.file("reference.sqlite")
    try await OldFile.make(at: path, steps: 1, rows: Self.rows)
    let before = try Self.lastWrite(to: path + "-wal")
    var asked = ContinuousClock.now
    let ended = try await TracedDaemon.run(under: Self.slowDisk(30), environment: Self.offline, in: directory) {
      _, send in
      try await reached { try Self.lastWrite(to: path + "-wal") != before }
      asked = .now
      send(SIGTERM)
    }
    #expect(ended.code == 0, "\(ended.status) \(ended.output)")
    #expect(asked.duration(to: .now) < .seconds(10))
    try await expectWhole(directory)
  }

  @Test("ends at once, with 143, when it is told a second time")
  func twice() async throws {
    let directory = try ScratchDirectory()
    let path = directory.file("reference.sqlite")
    try await OldFile.make(at: path, steps: 1, rows: Self.rows)
    let before = try Self.lastWrite(to: path + "-wal")
    let ended = try await TracedDaemon.run(under: Self.slowDisk(30), environment: Self.offline, in: directory) {
      _, send in
      try await reached { try Self.lastWrite(to: path + "-wal") != before }
      send(SIGTERM)
      // The kernel makes one of two that are pending together.
      try await Task.sleep(for: .milliseconds(500))
      send(SIGTERM)
    }
    #expect(ended.code == 143, "\(ended.status) \(ended.output)")
    try await expectWhole(directory)
  }

  private static func lastWrite(to path: String) throws -> Date? {
    try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
  }

  /// Waits until something is so, for a while.
  private func reached(_ isSo: () throws -> Bool) async throws {
    for _ in 0..<20_000 where try !isSo() { try await Task.sleep(for: .milliseconds(1)) }
    #expect(try isSo())
  }

  /// Starts the daemon once more and looks at what it makes of the file.
  private func expectWhole(_ directory: ScratchDirectory) async throws {
    let (ended, _) = try await withRunning(
      Programs.daemon, ["run"], environment: Self.offline, in: directory, until: "keeping "
    ) { _, _ in }
    #expect(ended.code == 0, "\(ended.output)")
    let state = try FileState.read(directory.file("reference.sqlite"))
    #expect(state.problems == [])
    #expect(state.diagnoses == Self.rows)
    #expect(state.version == Migrations.all.last.map { $0.major * 1000 + $0.version })
  }
}
