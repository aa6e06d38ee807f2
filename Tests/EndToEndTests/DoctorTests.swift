import FoundationEssentials
import Glibc
import SystemPackage
import Testing

/// What `vclaimctl doctor --json` prints.
struct Diagnosed: Decodable {
  struct Check: Decodable, Equatable {
    let check: String
    let status: String
    let message: String
    let mend: String?
  }

  let status: String
  let checks: [Check]

  /// The findings about one thing that are not well.
  func ills(of check: String) -> [Check] {
    checks.filter { $0.check == check && !["ok", "skipped"].contains($0.status) }
  }
}

/// Something that goes wrong with a reference file, and what doctor makes of it.
struct Illness: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// A shell script that brings it about in the file's directory.
  let script: String
  let check: String
  let message: String
  /// What the mend begins with; `start` for whatever starts the daemon.
  let mend: String
  var status = "warning"
  /// Whether its mend, typed into a shell, is to cure it.
  var isCured = false

  static let all = [
    Illness(
      testDescription: "a directory that everybody may write", script: "chmod 0777 .", check: "directory",
      message: "everybody may replace the files", mend: "chmod o-w ", isCured: true),
    Illness(
      testDescription: "a directory that its group may not read", script: "chmod 0700 .", check: "directory",
      message: "its group cannot read", mend: "chmod g+rx ", isCured: true),
    Illness(
      testDescription: "a file that everybody may write", script: "chmod 0666 reference.sqlite", check: "file",
      message: "has mode 0666, which is to be 0644", mend: "chmod 0644 ", isCured: true),
    Illness(
      testDescription: "a file that its group may not read", script: "chmod 0600 reference.sqlite", check: "file",
      message: "has mode 0600", mend: "chmod 0640 ", isCured: true),
    Illness(
      testDescription: "a missing file", script: "rm reference.sqlite*", check: "file", message: "is missing",
      mend: "start", status: "unusable"),
    Illness(
      testDescription: "an empty file", script: "rm reference.sqlite*; : > reference.sqlite", check: "file",
      message: "is empty", mend: "start", status: "unusable"),
    Illness(
      testDescription: "a directory in its place", script: "rm reference.sqlite*; mkdir reference.sqlite",
      check: "file", message: "is a directory", mend: "start", status: "unusable"),
    Illness(
      testDescription: "no database", script: "rm reference.sqlite*; echo no database at all > reference.sqlite",
      check: "file", message: "is not an SQLite database", mend: "start", status: "unusable"),
    Illness(
      testDescription: "another program's database",
      script: "rm reference.sqlite*; sqlite3 reference.sqlite 'CREATE TABLE theirs (a)'", check: "file",
      message: "belongs to another program", mend: "set VCLAIMD_DATABASE", status: "unusable"),
    Illness(
      testDescription: "the file of a newer program",
      script: "sqlite3 reference.sqlite 'PRAGMA user_version = 1999'", check: "file",
      message: "newer than this program", mend: "install the newer"),
    Illness(
      testDescription: "the file of a program that is much newer",
      script: "sqlite3 reference.sqlite 'PRAGMA user_version = 9001'", check: "file",
      message: "has format 9001", mend: "install the newer", status: "unusable"),
    Illness(
      testDescription: "a migration that was broken off",
      script: """
        sqlite3 reference.sqlite 'DELETE FROM migrations WHERE version = (SELECT max(version) FROM migrations)'
        sqlite3 reference.sqlite "PRAGMA user_version = $(( $(sqlite3 reference.sqlite 'PRAGMA user_version') - 1 ))"
        """, check: "file", message: "1 step(s) of its migration are still to come", mend: "start"),
    Illness(
      testDescription: "an edited migration",
      script: "sqlite3 reference.sqlite \"UPDATE migrations SET checksum = 'x'\"",
      check: "file", message: "is not the one that this program knows", mend: "start"),
    Illness(
      testDescription: "a broken page",
      script: """
        page=$(sqlite3 reference.sqlite "PRAGMA wal_checkpoint(TRUNCATE); SELECT rootpage - 1 FROM sqlite_schema
          WHERE name = 'polyclinics'" | tail -1)
        head -c 4096 /dev/zero | tr '\\0' Z | dd of=reference.sqlite bs=4096 seek="$page" conv=notrunc status=none
        """, check: "integrity", message: "is damaged", mend: "start", status: "unusable"),
    Illness(
      testDescription: "rows that are gone", script: "sqlite3 reference.sqlite 'DELETE FROM polyclinics'",
      check: "integrity", message: "the file has 0 rows of polyclinics, not 200", mend: "start", status: "unusable"),
    Illness(
      testDescription: "a missing log", script: "rm reference.sqlite-wal", check: "companions",
      message: "-wal is missing", mend: "start"),
    Illness(
      testDescription: "a missing index of the log", script: "rm reference.sqlite-shm", check: "companions",
      message: "-shm is missing", mend: "start"),
    Illness(
      testDescription: "both missing", script: "rm reference.sqlite-wal reference.sqlite-shm", check: "companions",
      message: "-wal and -shm are missing", mend: "start"),
    Illness(
      testDescription: "a log without its file", script: "rm reference.sqlite", check: "companions",
      message: "left over", mend: "start"),
    Illness(
      testDescription: "another program's rollback journal", script: "echo x > reference.sqlite-journal",
      check: "companions", message: "-journal was left over", mend: "start"),
    Illness(
      testDescription: "a missing counter", script: "rm reference.counter", check: "counter", message: "is missing",
      mend: "start"),
    Illness(
      testDescription: "a counter that is none", script: "echo none > reference.counter", check: "counter",
      message: "is no counter", mend: "start"),
    Illness(
      testDescription: "a counter left in the middle of a commit",
      script: "printf 'vclaimd\\001\\003\\0\\0\\0\\0\\0\\0\\0' > reference.counter", check: "counter",
      message: "is odd", mend: "start"),
    Illness(
      testDescription: "a state file for all to read", script: "chmod 0644 state.sqlite", check: "state",
      message: "has mode 0644, which is to be 0600", mend: "chmod 0600 ", isCured: true),
    Illness(
      testDescription: "a state file that is none",
      script: "rm state.sqlite*; echo none > state.sqlite; chmod 600 state.sqlite", check: "state",
      message: "cannot be used", mend: "start"),
    Illness(
      testDescription: "a socket that was left behind",
      script: "python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind(\"vclaimd.sock\")'", check: "socket",
      message: "was left behind", mend: "start"),
    Illness(
      testDescription: "no daemon", script: "true", check: "socket", message: "no daemon listens", mend: "start"),
    Illness(
      testDescription: "a file in the socket's place", script: ": > vclaimd.sock", check: "socket",
      message: "is no socket", mend: "rm "),
    Illness(
      testDescription: "a snapshot that was changed",
      script: "for copy in snapshots/generation-*; do echo x >> $copy; done",
      check: "snapshots", message: "is not what the manifest says", mend: "rm "),
    Illness(
      testDescription: "a snapshot that is gone", script: "rm snapshots/generation-*", check: "snapshots",
      message: "is missing, which the manifest names", mend: "vclaimd sync"),
    Illness(
      testDescription: "a lost manifest", script: "rm snapshots/manifest.json", check: "snapshots",
      message: "manifest.json cannot be read", mend: "vclaimd sync"),
    Illness(
      testDescription: "a stale dataset",
      script: "sqlite3 reference.sqlite \"UPDATE datasets_status SET as_of = 1 WHERE dataset = 'polyclinics'\"",
      check: "datasets", message: "polyclinics: stale", mend: "vclaimd sync polyclinics"),
    Illness(
      testDescription: "a held dataset",
      script: "sqlite3 reference.sqlite \"UPDATE datasets_status SET held = 1 WHERE dataset = 'polyclinics'\"",
      check: "datasets", message: "polyclinics: the guard holds back", mend: "vclaimctl pending"),
    Illness(
      testDescription: "a wrong key in the configuration", script: "echo BPJS_TIMEOUT=soon > .env",
      check: "configuration", message: "BPJS_TIMEOUT", mend: "vclaimd check-config", status: "unusable"),
    Illness(
      testDescription: "a secret for all to read",
      script: "echo BPJS_ANTREAN_USER_KEY=rahasia1 > .env; echo BPJS_ANTREAN_URL=http://127.0.0.1:1/antreanrs >> .env; "
        + "chmod 0644 .env", check: "secrets", message: "everybody may read it", mend: "chmod o-rwx ", isCured: true),
  ]
}

@Suite("vclaimctl doctor")
struct DoctorTests {
  /// A service that nobody answers for.
  private static let offline = SecondOpinion.credentials.merging([
    "BPJS_API_URL": "http://127.0.0.1:1/vclaim-rest", "VCLAIMD_DATASETS": "room-classes,polyclinics",
  ]) { $1 }

  private func examine(
    _ environment: [String: String] = offline, in directory: ScratchDirectory,
    user: (id: UInt32, group: UInt32, groups: [UInt32])? = nil
  ) async throws -> (found: Diagnosed, code: Int32?) {
    let ended = try await run(
      Programs.control, ["doctor", "--json"], environment: environment, in: directory, user: user)
    let found = try JSONDecoder().decode(Diagnosed.self, from: Data(ended.output.utf8))
    return (found, ended.code)
  }

  private func shell(_ script: String, in directory: ScratchDirectory) async throws {
    let ended = try await run("/bin/sh", ["-ec", script], in: directory)
    try #require(ended.code == 0, "\(ended.errors)")
  }

  /// Fills a directory by a pull, as root's own, with permissions as the package gives them.
  private func fill(_ directory: ScratchDirectory) async throws {
    try await SimulatedService.run(in: directory) { service in
      let ended = try await run(
        Programs.daemon, ["sync", "room-classes", "polyclinics"], environment: service.environment, in: directory)
      try #require(ended.code == 0, "\(ended.errors)")
    }
    try await shell("chmod 0750 .", in: directory)
  }

  @Test("finds nothing with a running daemon, ends with 0, and costs the service one request")
  func well() async throws {
    let directory = try ScratchDirectory()
    try await SimulatedService.run(["--log", "requests.log"], in: directory) { service in
      let environment = service.environment.merging(["VCLAIMD_DATASETS": "room-classes"]) { $1 }
      _ = try await withRunning(
        Programs.daemon, ["run"], environment: environment, in: directory, until: "published"
      ) { _, _ in
        let (found, code) = try await examine(environment, in: directory)
        #expect(code == 0)
        #expect(found.status == "ok")
        #expect(found.checks.allSatisfy { $0.status == "ok" && $0.mend == nil }, "\(found.checks)")
        #expect(found.checks.contains { $0.check == "credentials" && $0.message == "the service accepts the daemon's" })
        #expect(found.checks.contains { $0.check == "clock" && $0.message.contains("clock is") })
        let lock = try #require(found.checks.first { $0.check == "lock" })
        let process = try #require(lock.message.firstMatch(of: /^vclaimd, process (\d+), has it$/)?.output.1, "\(lock)")
        // Neither this process nor one that it starts may leave a core.
        let limits = try String(contentsOfFile: "/proc/\(process)/limits", encoding: .utf8)
        #expect(limits.contains(/Max core file size +0 +0\b/), "\(limits)")
        let requests = try String(contentsOfFile: directory.file("requests.log"), encoding: .utf8)
        #expect(requests.split(separator: "\n").count == 2, "one for the pull, one for doctor: \(requests)")

        let text = try await run(Programs.control, ["doctor"], in: directory)
        #expect(text.code == 0, "\(text.output)")
        #expect(text.output.contains(/ok +credentials +the service accepts the daemon's\n/), "\(text.output)")
        #expect(text.output.contains("which this user does not see"), "\(text.output)")
      }
    }
  }

  @Test("names each ill with its mend, which cures where it is a command for this", arguments: Illness.all)
  func ill(_ illness: Illness) async throws {
    let directory = try ScratchDirectory()
    try await fill(directory)
    // Root's shell would take the log away that the daemon leaves for readers.
    try await shell(
      "exec 9< reference.sqlite; sqlite3 -readonly reference.sqlite 'SELECT 1' > /dev/null", in: directory)
    try await shell(illness.script, in: directory)
    let (found, code) = try await examine(in: directory)
    #expect(code == (found.status == "unusable" ? 2 : 1))
    let ill = try #require(
      found.ills(of: illness.check).first { $0.message.contains(illness.message) }, "\(found.checks)")
    #expect(ill.status == illness.status)
    let mend = try #require(ill.mend)
    let starts = ["vclaimd run", "systemctl restart vclaimd"]
    #expect(
      illness.mend == "start" ? starts.contains(mend) : mend.hasPrefix(illness.mend), "\(illness.mend): \(mend)")
    guard illness.isCured else { return }
    try await shell(mend, in: directory)
    let after = try await examine(in: directory).found
    #expect(after.ills(of: illness.check) == [], "\(mend)")
  }

  @Test("changes nothing: what it found is found again")
  func repeated() async throws {
    let directory = try ScratchDirectory()
    try await fill(directory)
    try await shell("chmod 0666 reference.sqlite; chmod 0644 state.sqlite; rm reference.counter", in: directory)
    let before = try await examine(in: directory).found
    let after = try await examine(in: directory).found
    // Messages tell ages and free space, which go on by themselves.
    #expect(
      after.checks.map { [$0.check, $0.status, $0.mend] } == before.checks.map { [$0.check, $0.status, $0.mend] })
    #expect(!before.ills(of: "state").isEmpty)
  }

  @Test("asks the service itself where no daemon runs, within the budget that the state file keeps")
  func withoutDaemon() async throws {
    let directory = try ScratchDirectory()
    try await SimulatedService.run(["--log", "requests.log"], in: directory) { service in
      let environment = service.environment.merging(
        ["VCLAIMD_DATASETS": "room-classes", "VCLAIMD_REQUESTS_PER_DAY": "2"]) { $1 }
      let sync = try await run(Programs.daemon, ["sync"], environment: environment, in: directory)
      try #require(sync.code == 0, "\(sync.errors)")
      func requests() throws -> Int {
        try String(contentsOfFile: directory.file("requests.log"), encoding: .utf8).split(separator: "\n").count
      }
      let (first, _) = try await examine(environment, in: directory)
      #expect(first.checks.contains { $0.check == "credentials" && $0.status == "ok" }, "\(first.checks)")
      #expect(first.checks.contains { $0.check == "clock" && $0.status == "ok" }, "\(first.checks)")
      #expect(try requests() == 2)
      let (second, _) = try await examine(environment, in: directory)
      #expect(second.ills(of: "credentials").first?.message.contains("VCLAIMD_REQUESTS_PER_DAY") == true)
      #expect(try requests() == 2)
    }
  }

  @Test("tells refused credentials once, and leaves the service alone afterwards, as everybody does")
  func refused() async throws {
    let directory = try ScratchDirectory()
    try await SimulatedService.run(["--log", "requests.log"], in: directory) { service in
      let environment = service.environment.merging(["VCLAIMD_DATASETS": "room-classes"]) { $1 }
      let sync = try await run(Programs.daemon, ["sync"], environment: environment, in: directory)
      try #require(sync.code == 0, "\(sync.errors)")
      let bad = environment.merging(["BPJS_CONSUMER_SECRET": "salah"]) { $1 }
      for _ in 0..<2 {
        let (found, code) = try await examine(bad, in: directory)
        #expect(code == 2)
        #expect(found.ills(of: "credentials").map(\.status) == ["unusable"], "\(found.checks)")
      }
      let requests = try String(contentsOfFile: directory.file("requests.log"), encoding: .utf8)
      #expect(requests.split(separator: "\n").count == 2)
      _ = try await withRunning(
        Programs.daemon, ["run"], environment: bad, in: directory, until: "keeping "
      ) { _, _ in
        let (found, code) = try await examine([:], in: directory)
        #expect(code == 2)
        #expect(found.ills(of: "credentials").first?.mend?.hasPrefix("vclaimctl reload") == true, "\(found.checks)")
      }
    }
  }

  @Test("tells a clock that is off")
  func clock() async throws {
    let directory = try ScratchDirectory()
    try await SimulatedService.run(["--scenario", "clock-off"], in: directory) { service in
      let environment = service.environment.merging(["VCLAIMD_DATASETS": "room-classes"]) { $1 }
      let (found, _) = try await examine(environment, in: directory)
      let clock = try #require(found.checks.first { $0.check == "clock" })
      #expect(clock.status == "warning", "\(found.checks)")
      #expect(clock.mend == "timedatectl set-ntp true")
    }
  }

  @Test("names the program that has the lock while no daemon answers")
  func lock() async throws {
    let directory = try ScratchDirectory()
    try await fill(directory)
    let script = """
      import fcntl, struct, sys
      file = open("reference.sqlite.lock", "r+")
      fcntl.fcntl(file, 37, struct.pack("hhqqi4x", fcntl.F_WRLCK, 0, 0, 0, 0))
      print("locked", flush=True)
      sys.stdin.read()
      while True: pass
      """
    _ = try await withRunning("/usr/bin/python3", ["-c", script], in: directory, until: "locked") { _, _ in
      let (found, _) = try await examine(in: directory)
      let lock = try #require(found.ills(of: "lock").first, "\(found.checks)")
      #expect(lock.message.contains(/python3[.0-9]*, process \d+, has it, and no daemon answers/))
      #expect(lock.mend?.contains(/^kill \d+$/) == true)
    }
  }

  /// A user and a group that need not exist.
  private static let stranger: UInt32 = 61_007

  @Test(
    "names files of another owner, and who may not read or connect", .enabled("Needs root", { geteuid() == 0 }))
  func owners() async throws {
    let directory = try ScratchDirectory()
    try await fill(directory)
    try await shell("chown \(Self.stranger):\(Self.stranger) reference.sqlite-wal reference.sqlite.lock", in: directory)
    let (found, _) = try await examine(in: directory)
    for (check, file) in [("companions", "-wal"), ("lock", ".lock")] {
      let ill = try #require(found.ills(of: check).first, "\(check): \(found.checks)")
      #expect(ill.message.contains("reference.sqlite\(file) belongs to \(Self.stranger), the directory to root"))
      #expect(ill.mend == "chown root:root \(directory.path)/reference.sqlite\(file)")
      try await shell(try #require(ill.mend), in: directory)
    }
    #expect(try await examine(in: directory).found.ills(of: "companions") == [])

    try await shell("chmod 0755 .; chmod 0640 reference.sqlite*", in: directory)
    let (seen, code) = try await examine([:], in: directory, user: (Self.stranger, Self.stranger, []))
    #expect(code == 2)
    let ill = try #require(seen.ills(of: "file").first, "\(seen.checks)")
    #expect(ill.message.contains("may not be read by \(Self.stranger)"))
    #expect(ill.mend == "usermod -aG root \(Self.stranger)")
    #expect(seen.checks.contains { $0.check == "state" && $0.status == "skipped" })
    _ = try await withRunning(
      Programs.daemon, ["run"], environment: Self.offline, in: directory, until: "keeping "
    ) { _, _ in
      let (seen, _) = try await examine([:], in: directory, user: (Self.stranger, Self.stranger, []))
      #expect(seen.ills(of: "socket").first?.mend == "usermod -aG root \(Self.stranger)", "\(seen.checks)")
      try await shell("chmod 0666 vclaimd.sock", in: directory)
      let (open, _) = try await examine(in: directory)
      #expect(open.ills(of: "socket").first?.mend == "chmod 0660 \(directory.path)/vclaimd.sock", "\(open.checks)")
    }
  }

  @Test(
    "names a full disk and one that is mounted read-only",
    .enabled("Needs root and the right to mount a small disk", Rights.mayMount))
  func disk() async throws {
    let directory = try ScratchDirectory()
    try await fill(directory)
    let script = """
      set -e; mkdir small; mount -t tmpfs -o size=40m none small; cp -a reference.* state.* snapshots small/
      cd small; export VCLAIMD_DATABASE=$PWD/reference.sqlite VCLAIMD_SOCKET=$PWD/vclaimd.sock
      head -c $(( $(df --output=avail -B1 . | tail -1) - 4000000 )) /dev/zero > filling
      "$1" doctor --json >&2 || true; echo >&2
      cat /dev/zero > more 2> /dev/null || true
      "$1" doctor --json >&2 || true; echo >&2
      mount -o remount,ro .; "$1" doctor --json >&2 || true
      """
    let ended = try await run(
      "/usr/bin/unshare", ["-m", "sh", "-c", script, "sh", Programs.control.string], environment: Self.offline,
      in: directory)
    let found = try ended.errors.split(separator: "\n").map {
      try JSONDecoder().decode(Diagnosed.self, from: Data($0.utf8))
    }
    try #require(found.count == 3, "\(ended.errors)")
    #expect(found[0].ills(of: "disk").map(\.status) == ["warning"], "\(found[0].checks)")
    #expect(found[1].ills(of: "disk").map(\.status) == ["unusable"], "\(found[1].checks)")
    #expect(found[0].ills(of: "mount") == [])
    #expect(found[2].ills(of: "mount").first?.mend?.hasPrefix("mount -o remount,rw ") == true, "\(found[2].checks)")
    #expect(found[2].ills(of: "integrity") == [])
  }
}
