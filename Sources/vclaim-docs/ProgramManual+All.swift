import CommandLineKit

extension ProgramManual {
  /// The pages of the programs.
  static let all = [daemon, control, simulator]

  private static let daemon = ProgramManual(
    name: "vclaimd", section: 8,
    chapters: [
      (
        "Signals",
        Troff.list([
          (
            "SIGTERM, SIGINT",
            "Stop: finish or roll back the transaction under way, close, exit 0 within 10 seconds. A second one stops at once, status 143."
          ),
          (
            "SIGHUP",
            "Read the configuration again. One with errors is reported with all of them, and the old one stays."
          ),
          ("SIGUSR1", "Pull everything now: one more pull however many signals come. Budget and cool-down hold."),
          ("SIGUSR2", "Write the state to the log, and to state.json beside the socket."),
        ])
      ),
      (
        "Files",
        Troff.list([
          ("/etc/vclaimd/vclaimd.env", "The configuration, vclaimd.env(5)."),
          (
            "/var/lib/vclaimd/reference.sqlite",
            "The reference file, vclaimd-reference(7), with -wal and -shm beside it, mode 0640."
          ),
          ("/var/lib/vclaimd/reference.counter", "16 bytes by which readers see commits without asking SQLite."),
          (
            "/var/lib/vclaimd/state.sqlite",
            "What the daemon remembers: held candidates, budget, cool-downs. Mode 0600."
          ),
          (
            "/var/lib/vclaimd/snapshots",
            "Checked copies of the reference file, and manifest.json, which names the good ones."
          ),
          ("/run/vclaimd/vclaimd.sock", "The socket, for root, the daemon's user and the group."),
        ])
      ),
      exitStatus,
    ],
    references: ["vclaimctl(1)", "vclaim-simulator(1)", "vclaimd.env(5)", "vclaimd-reference(7)", "vclaim-errors(7)"])

  private static let control = ProgramManual(
    name: "vclaimctl", section: 1,
    chapters: [
      ("Doctor", Troff.list(DoctorCheck.allCases.map { ($0.rawValue, "\($0.help).") })),
      exitStatus,
      (
        "Examples",
        Troff.example(
          """
          vclaimctl get diagnoses A00
          vclaimctl search diagnoses dengue fev --limit 5
          vclaimctl list facilities --csv > facilities.csv
          vclaimctl resync diagnoses --wait
          vclaimctl doctor || vclaimctl doctor --json
          """)
      ),
    ],
    references: ["vclaimd(8)", "vclaimd.env(5)", "vclaimd-reference(7)", "vclaim-errors(7)"])

  private static let simulator = ProgramManual(
    name: "vclaim-simulator", section: 1, chapters: [],
    references: ["vclaimd(8)", "vclaimctl(1)", "vclaim-errors(7)"])
}
