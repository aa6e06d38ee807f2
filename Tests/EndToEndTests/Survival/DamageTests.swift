import FoundationEssentials
import Glibc
import SQLite
import Subprocess
import SystemPackage
import Testing

/// What befalls a reference file between two runs of the daemon.
struct Damage: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// Python that does it to the file `path`; `os` and `sqlite3` are there.
  let script: String
  /// What log and status say of it.
  let remark: String
  /// Whether a program that has the file open sees it mended: not where another file stands there now.
  var isInPlace = true

  static let all = [
    Damage(testDescription: "a lost header", script: "write(0, b'Z' * 100)", remark: "all of its rows and its journal"),
    Damage(testDescription: "a lost first page", script: "write(0, b'Z' * 8192)", remark: "the snapshot of generation"),
    Damage(
      testDescription: "a broken page", script: "write(page('polyclinics') * 4096, b'Z' * 4096)",
      remark: "the journal told those of: polyclinics"),
    Damage(
      testDescription: "a broken page of the journal", script: "write(page('changes') * 4096, b'Z' * 4096)",
      remark: "the snapshot of generation"),
    Damage(
      testDescription: "a page of the search index",
      script: "write(page('diagnoses_search_data') * 4096, b'Z' * 4096)", remark: "all of its rows and its journal"),
    Damage(
      testDescription: "a file that was cut", script: "os.truncate(path, 4096 * 30)",
      remark: "the snapshot of generation"),
    Damage(testDescription: "an empty file", script: "os.truncate(path, 0)", remark: "the snapshot of generation"),
    Damage(
      testDescription: "edited migrations", script: "sql(\"UPDATE migrations SET checksum = 'x'\")",
      remark: "all of its rows and its journal"),
    Damage(
      testDescription: "a table that is gone", script: "sql('DROP TABLE polyclinics; PRAGMA wal_checkpoint(TRUNCATE)')",
      remark: "the journal told those of: polyclinics"),
    Damage(
      testDescription: "a search index that differs",
      script: "sql(\"INSERT INTO diagnoses_search (rowid, code, name) VALUES (7, 'X', 'gone')\")",
      remark: "the search index was made anew of: diagnoses"),
    Damage(
      testDescription: "a missing file", script: "os.remove(path)", remark: "was missing or empty", isInPlace: false),
    Damage(
      testDescription: "a missing log", script: "os.remove(path + '-wal')", remark: "-wal was missing",
      isInPlace: false),
    Damage(
      testDescription: "a missing index of the log", script: "os.remove(path + '-shm')", remark: "-shm was missing",
      isInPlace: false),
    Damage(
      testDescription: "another database's log",
      script: """
        other = sqlite3.connect(path + '.other')
        other.executescript('PRAGMA journal_mode = WAL; PRAGMA application_id = 7; CREATE TABLE theirs (a)')
        os.replace(path + '.other-wal', path + '-wal')
        os.remove(path + '-shm')
        """, remark: "all of its rows and its journal", isInPlace: false),
    Damage(
      testDescription: "a directory", script: "os.remove(path); os.mkdir(path)", remark: "was no file",
      isInPlace: false),
    Damage(
      testDescription: "a link to nothing", script: "os.remove(path); os.symlink('/nowhere/file', path)",
      remark: "was a link to nothing", isInPlace: false),
    Damage(testDescription: "a file for all to write", script: "os.chmod(path, 0o666)", remark: "had mode 0666"),
  ]

  /// Does it, in a process of its own: closing a file here would drop locks that SQLite holds in this one.
  func happen(to path: String, in directory: ScratchDirectory) async throws {
    let head = """
      import os, sqlite3, sys
      path = sys.argv[1]
      def write(place, data):
          with open(path, 'r+b') as file:
              file.seek(place)
              file.write(data)
      def sql(script):
          file = sqlite3.connect(path)
          file.executescript(script)
          file.close()
      def page(*tables):
          file = sqlite3.connect('file:%s?mode=ro' % path, uri=True)
          marks = ','.join('?' * len(tables))
          rows = file.execute('SELECT rootpage FROM sqlite_schema WHERE name IN (%s)' % marks, tables).fetchall()
          file.close()
          return rows[0][0] - 1

      """
    let ended = try await run("/usr/bin/python3", ["-c", head + script, path], in: directory)
    try #require(ended.code == 0, "\(ended.errors)")
  }
}

@Suite("A daemon whose file was damaged", .serialized)
struct DamageTests {
  /// A service that nobody answers for: what is readable then is what was readable before.
  private static let offline = SecondOpinion.credentials.merging([
    "BPJS_API_URL": "http://127.0.0.1:1/vclaim-rest", "VCLAIMD_DATASETS": "room-classes,polyclinics",
  ]) { $1 }

  private func fill(_ directory: ScratchDirectory) async throws -> String {
    try await SimulatedService.run(in: directory) { service in
      let ended = try await run(
        Programs.daemon, ["sync", "room-classes", "polyclinics"], environment: service.environment, in: directory)
      try #require(ended.code == 0, "\(ended.errors)")
      #expect(!ended.errors.contains("snapshot"))
    }
    return directory.file("reference.sqlite")
  }

  @Test("says what was wrong, serves what readers had, and stops with 0", arguments: Damage.all)
  func damaged(_ damage: Damage) async throws {
    let directory = try ScratchDirectory()
    let path = try await fill(directory)
    let before = try ReferenceContent.confirmed(in: path)
    let reader = damage.isInPlace ? try Connection(path: path, options: .reader) : nil
    if let reader { #expect(try count(reader) == 200) }
    try await damage.happen(to: path, in: directory)
    let (ended, _) = try await withRunning(
      Programs.daemon, ["run"], environment: Self.offline, in: directory, until: "keeping "
    ) { daemon, _ in
      #expect(daemon.transcript.text.contains(damage.remark), "\(daemon.transcript.text)")
      if let reader { #expect(try count(reader) == 200) }
      let after = try ReferenceContent.confirmed(in: path)
      for table in ["polyclinics", "room_classes", "changes"] { #expect(after[table] == before[table], "\(table)") }
      let status = try await run(Programs.control, ["status", "--json"], environment: Self.offline, in: directory)
      #expect(status.output.contains(damage.remark), "\(status.output)")
    }
    #expect(ended.code == 0, "\(ended.output)")
    let state = try FileState.read(path)
    #expect(state.problems == [])
    // Started again, it finds nothing more to say.
    let (again, _) = try await withRunning(
      Programs.daemon, ["run"], environment: Self.offline, in: directory, until: "keeping "
    ) { _, _ in }
    #expect(!again.output.contains(damage.remark), "\(again.output)")
  }

  @Test("leaves another program's database alone, byte for byte, and ends with 78")
  func foreign() async throws {
    let directory = try ScratchDirectory()
    let path = directory.file("reference.sqlite")
    let made = try await run(
      "/usr/bin/sqlite3", [path, "CREATE TABLE theirs (a); PRAGMA application_id = 7"], in: directory)
    try #require(made.code == 0, "\(made.errors)")
    let before = try Data(contentsOf: URL(filePath: path))
    let ended = try await run(Programs.daemon, ["run"], environment: Self.offline, in: directory)
    #expect(ended.code == 78, "\(ended.errors)")
    #expect(ended.errors.contains("belongs to another program"))
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test("serves a file of a newer program as it is, writes nothing, and a sync ends with 78")
  func newer() async throws {
    let directory = try ScratchDirectory()
    let path = try await fill(directory)
    let made = try await run("/usr/bin/sqlite3", [path, "PRAGMA user_version = 1999"], in: directory)
    try #require(made.code == 0, "\(made.errors)")
    let before = try ReferenceContent.confirmed(in: path)
    let (ended, _) = try await withRunning(
      Programs.daemon, ["run"], environment: Self.offline, in: directory, until: "serving "
    ) { daemon, _ in
      #expect(daemon.transcript.text.contains("newer than this program"))
      let status = try await run(Programs.control, ["status", "--json"], environment: Self.offline, in: directory)
      #expect(status.output.contains("newer than this program"), "\(status.output) \(status.errors)")
      let found = try await run(
        Programs.control, ["get", "polyclinics", "INT"], environment: Self.offline, in: directory)
      #expect(found.code == 0, "\(found.errors)")
    }
    #expect(ended.code == 0, "\(ended.output)")
    let sync = try await run(Programs.daemon, ["sync"], environment: Self.offline, in: directory)
    #expect(sync.code == 78, "\(sync.errors)")
    #expect(try ReferenceContent.confirmed(in: path) == before)
  }

  @Test(
    "writes nothing over a damaged file of which there is no room for a copy",
    .enabled("Needs root and the right to mount a small disk", Rights.mayMount))
  func fullDisk() async throws {
    let directory = try ScratchDirectory()
    let path = try await fill(directory)
    try await Damage.all[0].happen(to: path, in: directory)
    let script = """
      set -e; mkdir small; mount -t tmpfs -o size=$(( $(stat -c %s reference.sqlite) + 200000 )) none small
      cp reference.sqlite small/; export VCLAIMD_DATABASE=$PWD/small/reference.sqlite
      code=0; "$1" run || code=$?; cmp reference.sqlite small/reference.sqlite; ls small >&2; exit $code
      """
    let ended = try await run(
      "/usr/bin/unshare", ["-m", "sh", "-c", script, "sh", Programs.daemon.string], environment: Self.offline,
      in: directory)
    #expect([73, 74].contains(ended.code), "\(ended.status) \(ended.errors)")
    #expect(ended.errors.contains("No space left"), "\(ended.errors)")
    #expect(ended.output == "", "the copies differ: \(ended.output)")
  }

  @Test("keeps a file behind a link where the link leads, and is the only one to, by whatever name it is known")
  func linked() async throws {
    let directory = try ScratchDirectory()
    let disk = directory.file("disk")
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: directory.file("reference.sqlite"), withDestinationPath: "disk/data.sqlite")
    _ = try await fill(directory)
    try await Damage.all[0].happen(to: disk + "/data.sqlite", in: directory)
    let (ended, _) = try await withRunning(
      Programs.daemon, ["run"], environment: Self.offline, in: directory, until: "keeping "
    ) { daemon, _ in
      #expect(daemon.transcript.text.contains(Damage.all[0].remark), "\(daemon.transcript.text)")
      let other = Self.offline.merging(
        ["VCLAIMD_DATABASE": disk + "/data.sqlite", "VCLAIMD_SOCKET": directory.file("other.sock")]) { $1 }
      let second = try await run(Programs.daemon, ["run"], environment: other, in: directory)
      #expect(second.code == 75, "\(second.status) \(second.errors)")
      let found = try await run(
        Programs.control, ["get", "polyclinics", "INT"], environment: other, in: directory)
      #expect(found.code == 0, "\(found.errors)")
    }
    #expect(ended.code == 0, "\(ended.output)")
    let beside = try FileManager.default.contentsOfDirectory(atPath: directory.path)
    #expect(
      beside.filter { $0.hasPrefix("reference") || $0.hasPrefix("state") || $0.hasPrefix("snap") } == [
        "reference.sqlite"
      ])
    let names = Set(try FileManager.default.contentsOfDirectory(atPath: disk))
    #expect(names.isSuperset(of: ["data.sqlite-wal", "data.sqlite.lock", "data-state.sqlite", "data-snapshots"]))
  }

  /// A user and group that need not exist.
  private static let user: UInt32 = 61_001

  @Test(
    "takes files over that belong to somebody else, or that it could not write",
    .enabled("Needs root, to be somebody else", { geteuid() == 0 }),
    arguments: [
      "chown 0:0 reference.sqlite reference.sqlite-wal reference.sqlite-shm",
      "chown 0:0 reference.sqlite; chmod 600 reference.sqlite",
      "chmod 400 reference.sqlite reference.sqlite-wal", "chown 0:0 state.sqlite*", "chmod 500 .",
    ])
  func owners(command: String) async throws {
    let directory = try ScratchDirectory()
    let path = try await fill(directory)
    for mending in ["chown -R \(Self.user):\(Self.user) .", command] {
      #expect(try await run("/bin/sh", ["-c", mending], in: directory).code == 0)
    }
    let (ended, _) = try await withRunning(
      "/usr/bin/setpriv",
      ["--reuid=\(Self.user)", "--regid=\(Self.user)", "--clear-groups", Programs.daemon.string, "run"],
      environment: Self.offline, in: directory, until: "keeping "
    ) { daemon, _ in
      let said = ["belonged to user 0", "had mode 0400", "had mode 0500"]
      #expect(said.contains { daemon.transcript.text.contains($0) }, "\(daemon.transcript.text)")
      let status = try await run(Programs.control, ["status", "--json"], environment: Self.offline, in: directory)
      #expect(said.contains { status.output.contains($0) }, "\(status.output)")
      let rows = try await run(
        "/usr/bin/sqlite3", ["-readonly", path, "SELECT count(*) FROM polyclinics"], in: directory,
        user: (id: Self.user, group: Self.user, groups: []))
      #expect(rows.output == "200\n", "\(rows.errors)")
    }
    #expect(ended.code == 0, "\(ended.output)")
  }

  @Test(
    "ends with 73 where it may write nothing at all, and readers go on",
    .enabled("Needs root, to be somebody else", { geteuid() == 0 }))
  func readOnlyDirectory() async throws {
    let directory = try ScratchDirectory()
    let path = try await fill(directory)
    let closing = "chown -R 0:0 .; chmod 755 .; chmod 644 reference.sqlite*; rm -f reference.sqlite.lock"
    #expect(try await run("/bin/sh", ["-c", closing], in: directory).code == 0)
    let somebody = (id: Self.user, group: Self.user, groups: [UInt32]())
    let ended = try await run(
      Programs.daemon, ["run"], environment: Self.offline, in: directory, user: somebody)
    #expect(ended.code == 73, "\(ended.status) \(ended.errors)")
    #expect(ended.errors.contains("Permission denied"))
    let rows = try await run(
      "/usr/bin/sqlite3", ["-readonly", path, "SELECT count(*) FROM polyclinics"], in: directory, user: somebody)
    #expect(rows.output == "200\n", "\(rows.errors)")
  }

  private func count(_ reader: Connection) throws -> Int64? {
    try reader.first("SELECT count(*) FROM polyclinics") { row throws(SQLiteError) in try row.integer(0) }
  }
}
