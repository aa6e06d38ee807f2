import FoundationEssentials
import Migrations
import SQLite
import SystemPackage
import Testing

@Suite("A daemon that is told to stop while it still opens its file", .serialized)
struct EarlyStopTests {
  private static let rows = 3_000
  /// A service that nobody answers for: the daemon only opens the file.
  private static let offline = SecondOpinion.credentials.merging(["BPJS_API_URL": "http://127.0.0.1:1/vclaim-rest"]) {
    $1
  }

  /// When the daemon is told to stop: Python that is true then.
  private enum Moment: String {
    case migrated = "version() > begun"
    case rebuilding = "os.path.exists(path + '.rebuilding')"
    case writing = "written() != before"
  }

  /// Starts the daemon with a disk that is slow, waits for a moment, and sends SIGTERM.
  ///
  /// In a process of its own: the tests that run beside may keep this one waiting for longer than the moment lasts.
  private static let script = """
    import os, signal, sqlite3, subprocess, sys, time
    program, path, delay, moment, signals = sys.argv[1:6]
    def version():
        return sqlite3.connect('file:%s?mode=ro' % path, uri=True).execute('PRAGMA user_version').fetchone()[0]
    def written():
        return os.stat(path + '-wal').st_mtime_ns if os.path.exists(path + '-wal') else 0
    def state():
        try:
            return open('/proc/%d/stat' % process).read().rpartition(')')[2].split()[0]
        except FileNotFoundError:
            return 'X'
    begun, before = 0 if 'version' not in moment else version(), written()
    daemon = subprocess.Popen(
        ['strace', '-f', '-qq', '-o', '/dev/null', '-e', 'trace=fdatasync,fsync',
         '-e', 'inject=fdatasync,fsync:delay_enter=%s000000' % delay,
         # strace does not pass a signal on and wait: the daemon takes the place of the shell.
         'sh', '-c', 'echo $$ > process; exec "$0" run', program])
    limit = time.monotonic() + 40
    while not eval(moment) and time.monotonic() < limit:
        time.sleep(0.002)
    asked = time.monotonic()
    process = int(open('process').read())
    for number in range(int(signals)):
        # The kernel makes one of two that are pending together.
        time.sleep(0.5 * number)
        os.kill(process, signal.SIGTERM)
    # strace itself ends only when the delay is over.
    while state() not in 'ZX' and time.monotonic() < asked + 40:
        time.sleep(0.01)
    seconds = int(time.monotonic() - asked)
    if state() not in 'ZX':
        os.kill(process, signal.SIGKILL)
    code = daemon.wait()
    print(seconds)
    sys.exit(code)
    """

  /// Runs the script; the output ends with the whole seconds from the first signal to the end.
  private func stop(
    at moment: Moment, times: Int = 1, delay: Int, _ path: String, in directory: ScratchDirectory
  ) async throws -> (ended: Ended, seconds: Int) {
    let ended = try await run(
      "/usr/bin/python3", ["-c", Self.script, Programs.daemon.string, path, "\(delay)", moment.rawValue, "\(times)"],
      environment: Self.offline, in: directory)
    let last = try #require(ended.output.split(separator: "\n").last, "\(ended.errors)")
    #expect(!ended.errors.contains("keeping "), "\(ended.errors)")
    return (ended, try #require(Int(last)))
  }

  @Test("ends with 0 between two steps of the migration, and the next start goes on from there")
  func migrating() async throws {
    let directory = try ScratchDirectory()
    let path = directory.file("reference.sqlite")
    try await OldFile.make(at: path, steps: 1, rows: Self.rows)
    let begun = try FileState.read(path).version
    let (ended, seconds) = try await stop(at: .migrated, delay: 2, path, in: directory)
    #expect(ended.code == 0, "\(ended.status) \(ended.output) \(ended.errors)")
    #expect(seconds < 10)
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
    let (ended, seconds) = try await stop(at: .rebuilding, delay: 1, path, in: directory)
    #expect(ended.code == 0, "\(ended.status) \(ended.output) \(ended.errors)")
    #expect(seconds < 10)
    #expect(ended.errors.contains("stopped before"), "\(ended.errors)")
    let left = try FileManager.default.contentsOfDirectory(atPath: directory.path)
    #expect(!left.contains { $0.contains("aside") || $0.contains("rebuilding") }, "\(left)")
    try await expectWhole(directory)
  }

  @Test("ends with 0 within ten seconds where the step under way takes longer, and no row is lost")
  func endless() async throws {
    let directory = try ScratchDirectory()
    let path = directory.file("reference.sqlite")
    try await OldFile.make(at: path, steps: 1, rows: Self.rows)
    let (ended, seconds) = try await stop(at: .writing, delay: 15, path, in: directory)
    #expect(ended.code == 0, "\(ended.status) \(ended.output) \(ended.errors)")
    #expect(seconds < 10)
    try await expectWhole(directory)
  }

  @Test("ends at once, with 143, when it is told a second time")
  func twice() async throws {
    let directory = try ScratchDirectory()
    let path = directory.file("reference.sqlite")
    try await OldFile.make(at: path, steps: 1, rows: Self.rows)
    let (ended, seconds) = try await stop(at: .writing, times: 2, delay: 15, path, in: directory)
    #expect(ended.code == 143, "\(ended.status) \(ended.output) \(ended.errors)")
    #expect(seconds < 8)
    try await expectWhole(directory)
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
