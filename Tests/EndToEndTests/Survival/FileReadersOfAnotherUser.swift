import SystemPackage

/// Programs in languages that hospitals use, run as a user that is no more than a member of the daemon's group.
struct FileReadersOfAnotherUser {
  /// What they saw.
  struct Seen: Sendable, CustomStringConvertible {
    var asked = 0
    var problems: [String] = []
    var description: String { "\(asked - problems.count) of \(asked)" }
  }

  static let query = "SELECT name FROM polyclinics WHERE code = 'INT'"
  static let answer = "Penyakit Dalam\n"
  private static let reader: UInt32 = 61_002

  let path: String
  /// The directory of the file.
  let state: String
  let group: UInt32
  let directory: ScratchDirectory

  private var programs: [[String]] {
    [
      ["/usr/bin/sqlite3", "-readonly", "file:\(path)?mode=ro", Self.query],
      [
        "/usr/bin/python3", "-c",
        """
        import sqlite3
        file = sqlite3.connect('file:\(path)?mode=ro', uri=True)
        print(file.execute("\(Self.query)").fetchone()[0])
        """,
      ],
      [
        "/usr/bin/perl", "-MDBI", "-e",
        """
        my $file = DBI->connect('dbi:SQLite:uri=file:\(path)?mode=ro', '', '', { RaiseError => 1 });
        print $file->selectrow_array("\(Self.query)"), "\\n";
        """,
      ],
      [
        "/usr/bin/php", "-r",
        """
        $file = new SQLite3('\(path)', SQLITE3_OPEN_READONLY);
        echo $file->querySingle("\(Self.query)"), "\\n";
        """,
      ],
    ]
  }

  /// The directory as a container has it: mounted read-only, in a file system view of its own.
  private static let mount = """
    mount --make-rprivate / && mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" || exit 99
    ! touch "$0/written" 2>/dev/null || exit 98
    exec setpriv --reuid="$1" --regid="$1" --groups="$2" "${@:3}"
    """

  /// Reads in each language.
  ///
  /// - Parameter mounted: Whether the directory is mounted read-only for the reader.
  /// - Returns: How often it was right, and what went wrong.
  /// - Throws: When a program cannot be started.
  func read(mounted: Bool = false) async throws -> Seen {
    var seen = Seen()
    for program in programs {
      let ended: Ended
      if mounted {
        let words = ["-m", "/bin/bash", "-c", Self.mount, state, "\(Self.reader)", "\(group)"] + program
        ended = try await run("/usr/bin/unshare", words, in: directory)
      } else {
        ended = try await run(
          FilePath(program[0]), Array(program.dropFirst()), in: directory, user: (Self.reader, Self.reader, [group]))
      }
      seen.asked += 1
      if ended.output != Self.answer || ended.code != 0 {
        seen.problems.append("\(program[0]): \(ended.status) \(ended.output) \(ended.errors)")
      }
    }
    return seen
  }

  /// Tries it as a user who is no member of the group.
  func stranger() async throws -> Ended {
    try await run(
      "/usr/bin/sqlite3", ["-readonly", path, Self.query], in: directory, user: (Self.reader, Self.reader, []))
  }
}
