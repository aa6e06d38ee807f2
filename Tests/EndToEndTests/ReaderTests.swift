import FoundationEssentials
import Glibc
import Subprocess
import SystemPackage
import Testing

/// Programs of other users that read the file, in languages that hospitals use.
@Suite("Other programs read the file", .enabled("Needs root, to be somebody else", { geteuid() == 0 }))
struct ReaderTests {
  /// The daemon's user and group, and a reader who is no more than a member of the group; none of them need exist.
  private static let daemon: UInt32 = 61_001
  private static let reader: UInt32 = 61_002

  private static let programs: [(FilePath, @Sendable (String) -> [String])] = [
    (
      "/usr/bin/sqlite3",
      { ["-readonly", "file:\($0)?mode=ro", "SELECT name FROM polyclinics WHERE code = 'INT'"] }
    ),
    (
      "/usr/bin/python3",
      {
        [
          "-c",
          """
          import sqlite3
          file = sqlite3.connect('file:\($0)?mode=ro', uri=True)
          print(file.execute("SELECT name FROM polyclinics WHERE code = 'INT'").fetchone()[0])
          """,
        ]
      }
    ),
    (
      "/usr/bin/perl",
      {
        [
          "-MDBI", "-e",
          """
          my $file = DBI->connect('dbi:SQLite:uri=file:\($0)?mode=ro', '', '', { RaiseError => 1 });
          print $file->selectrow_array("SELECT name FROM polyclinics WHERE code = 'INT'"), "\\n";
          """,
        ]
      }
    ),
    (
      "/usr/bin/php",
      {
        [
          "-r",
          """
          $file = new SQLite3('\($0)', SQLITE3_OPEN_READONLY);
          echo $file->querySingle("SELECT name FROM polyclinics WHERE code = 'INT'"), "\\n";
          """,
        ]
      }
    ),
  ]

  enum Moment: String, CaseIterable {
    case running = "while the daemon runs"
    case killed = "after kill -9"
    case stopped = "after a clean stop"
  }

  @Test("They read it as another user of the group", arguments: Moment.allCases)
  func read(_ moment: Moment) async throws {
    let directory = try ScratchDirectory()
    let state = directory.file("state")
    try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: false)
    let isGiven = unsafe chown(state, Self.daemon, Self.daemon) == 0 && chmod(state, 0o2750) == 0
    try #require(isGiven)
    let path = state + "/reference.sqlite"

    try await SimulatedService.run(in: directory) { service in
      let environment = service.environment.merging(
        ["VCLAIMD_DATABASE": path, "VCLAIMD_DATASETS": "polyclinics"]) { $1 }
      _ = try await withRunning(
        Programs.daemon, ["run"], environment: environment, in: directory, until: "published"
      ) { daemon, _ in
        switch moment {
        case .running: try await readByAll(path, in: directory)
        case .killed: try daemon.send(.kill)
        case .stopped: break
        }
      }
      if moment != .running { try await readByAll(path, in: directory) }
    }
    // Root wrote nothing: the daemon took on the owner of the directory.
    for name in try FileManager.default.contentsOfDirectory(atPath: state) {
      #expect(Self.owner(of: "\(state)/\(name)") == Self.daemon, "\(name)")
    }
  }

  private static func owner(of path: String) -> UInt32? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status.st_uid : nil
  }

  private func readByAll(_ path: String, in directory: ScratchDirectory) async throws {
    for (program, arguments) in Self.programs {
      let ended = try await run(
        program, arguments(path), in: directory, user: (Self.reader, Self.reader, [Self.daemon]))
      #expect(ended.output == "Penyakit Dalam\n", "\(program): \(ended.errors)")
      #expect(ended.code == 0)
    }
    let stranger = try await run(
      "/usr/bin/sqlite3", ["-readonly", path, "SELECT 1 FROM polyclinics"], in: directory,
      user: (Self.reader, Self.reader, []))
    #expect(stranger.code != 0)
  }
}
