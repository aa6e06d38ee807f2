import FoundationEssentials
import Glibc
import Migrations
import SQLite
import Subprocess
import SystemPackage
import Testing

/// Who can read the file, in every state of the daemon: `make permission-test`.
///
/// The daemon has a user of its own; readers are of another one that is no more than a member of its group. None of
/// them need exist.
@Suite(
  "Who reads the file", .enabled("Needs root, to be somebody else, and the right to mount read-only", Rights.mayMount))
struct PermissionTests {
  /// What has become of the daemon.
  enum Moment: String, CaseIterable {
    case up = "is up"
    case killed = "was killed"
    case stopped = "was stopped"
    case upgraded = "has taken on the file of an older version"
    case downgraded = "is older than the one that wrote the file"
    case outdated = "is older by a major version than the one that wrote the file"

    /// By how much the version of the file is raised, so that a newer program seems to have written it.
    var raise: Int32 {
      switch self {
      case .up, .killed, .stopped, .upgraded: 0
      case .downgraded: 1
      case .outdated: 1_000
      }
    }
  }

  /// The files of a daemon of another user, and the environment in which it runs.
  private struct Site {
    static let daemon: UInt32 = 61_001
    let directory: ScratchDirectory
    let environment: [String: String]
    var state: String { directory.file("state") }
    var path: String { state + "/reference.sqlite" }
    var readers: FileReadersOfAnotherUser {
      FileReadersOfAnotherUser(path: path, state: state, group: Self.daemon, directory: directory)
    }
  }

  @Test(
    "Others read it, also on a read-only mount, and what root's own shell takes away is back with the daemon",
    arguments: Moment.allCases)
  func read(_ moment: Moment) async throws {
    let directory = try ScratchDirectory()
    try await SimulatedService.run(in: directory) { service in
      let environment = service.environment.merging(
        ["VCLAIMD_DATABASE": directory.file("state/reference.sqlite"), "VCLAIMD_DATASETS": "polyclinics"]) { $1 }
      let site = Site(directory: directory, environment: environment)
      try FileManager.default.createDirectory(atPath: site.state, withIntermediateDirectories: false)
      let isGiven = unsafe chown(site.state, Site.daemon, Site.daemon) == 0 && chmod(site.state, 0o2750) == 0
      try #require(isGiven)

      if moment == .upgraded { try await makeOldFile(site) }
      var figures = ""
      _ = try await withRunning(
        Programs.daemon, ["run"], environment: environment, in: directory, until: "published"
      ) { daemon, _ in
        switch moment {
        case .up, .upgraded:
          figures = try await readByAll(site)
          let resync = try await run(Programs.control, ["resync", "--wait"], environment: environment, in: directory)
          #expect(resync.code == 0, "\(resync.errors)")
        case .killed: try daemon.send(.kill)
        case .stopped, .downgraded, .outdated: break
        }
      }
      if moment.raise > 0 {
        figures = try await readNewer(site, moment)
      } else if figures.isEmpty {
        figures = try await readByAll(site)
      }
      // Whatever somebody has done to it meanwhile: once the daemon has started, what they had is readable again.
      let again = try await withRunning(
        Programs.daemon, ["run"], environment: environment, in: directory, until: "keeping "
      ) { _, _ in try await site.readers.read() }.value
      #expect(again.problems == [])
      let after = try await site.readers.read()
      #expect(after.problems == [])
      try Report.say(
        "permission test: the daemon \(moment.rawValue): \(figures), started again \(again), stopped \(after)")

      // Root left nothing of its own: our programs take on the owner of the directory, and SQLite that of the file.
      for name in try FileManager.default.contentsOfDirectory(atPath: site.state) {
        var status = stat()
        #expect(unsafe stat("\(site.state)/\(name)", &status) == 0 && status.st_uid == Site.daemon, "\(name)")
      }
    }
  }

  /// Every way to read, root's shell last.
  private func readByAll(_ site: Site) async throws -> String {
    let other = try await site.readers.read()
    #expect(other.problems == [])
    let mounted = try await site.readers.read(mounted: true)
    #expect(mounted.problems == [])
    let stranger = try await site.readers.stranger()
    #expect(stranger.code != 0)
    let root = try await run(
      "/usr/bin/sqlite3", [site.path, FileReadersOfAnotherUser.query + "; PRAGMA integrity_check"], in: site.directory)
    #expect(root.output == FileReadersOfAnotherUser.answer + "ok\n", "\(root.errors)")
    return "another user \(other), read-only mount \(mounted), root's shell yes, no member of the group no"
  }

  private func makeOldFile(_ site: Site) async throws {
    try await OldFile.make(at: site.path, steps: 1, rows: 10)
    for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: site.path + suffix) {
      let isGiven = unsafe chown(site.path + suffix, Site.daemon, Site.daemon) == 0
      #expect(isGiven)
    }
  }

  /// Makes the file one of a newer version for a while, in which the daemon of this one is started and others read.
  ///
  /// A newer minor version is served and not written. Of another major one this program can read nothing, and says so;
  /// programs that read the tables themselves do not ask.
  private func readNewer(_ site: Site, _ moment: Moment) async throws -> String {
    try setVersion(of: site, by: moment.raise)
    let before = try ReferenceContent.confirmed(in: site.path)
    let figures: String
    if moment == .downgraded {
      let (ended, read) = try await withRunning(
        Programs.daemon, ["run"], environment: site.environment, in: site.directory, until: "serving "
      ) { _, _ in
        let resync = try await control(site, ["resync", "--wait"])
        #expect(resync.code == 78, "\(resync.errors)")
        let found = try await control(site, ["get", "polyclinics", "INT"])
        #expect(found.code == 0 && found.output.contains("Penyakit Dalam"), "\(found.errors)")
        return try await readByAll(site)
      }
      #expect(ended.code == 0, "\(ended.output)")
      figures = read + ", vclaimctl yes, resync no"
    } else {
      let refused = try await run(Programs.daemon, ["run"], environment: site.environment, in: site.directory)
      #expect(refused.code == 78 && refused.errors.contains("this program reads up to"), "\(refused.errors)")
      let found = try await control(site, ["get", "polyclinics", "INT"])
      #expect(found.code == 78, "\(found.status) \(found.errors)")
      figures = try await readByAll(site) + ", vclaimctl no, the daemon ends with 78"
    }
    let sync = try await run(Programs.daemon, ["sync"], environment: site.environment, in: site.directory)
    #expect(sync.code == 78, "\(sync.errors)")
    #expect(try ReferenceContent.confirmed(in: site.path) == before)
    try setVersion(of: site, by: -moment.raise)
    return figures
  }

  private func control(_ site: Site, _ arguments: [String]) async throws -> Ended {
    try await run(Programs.control, arguments, environment: site.environment, in: site.directory)
  }

  private func setVersion(of site: Site, by difference: Int32) throws {
    let connection = try Connection(path: site.path, options: .writer)
    try connection.executeScript("PRAGMA user_version = \(try connection.userVersion + difference)")
  }
}
