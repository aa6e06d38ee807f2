internal import ReferenceStore

/// The keys of the daemon as a whole.
enum DaemonKeys {
  static let database = TypedKey(
    SettingsKey(
      "VCLAIMD_DATABASE",
      note: "reference.sqlite in $STATE_DIRECTORY, else in /var/lib/vclaimd where that directory exists, "
        + "else in the working directory",
      allowed: "a path", help: "The reference file.", needsRestart: true),
    ValueParsers.path)

  static let socket = TypedKey(
    SettingsKey(
      "VCLAIMD_SOCKET",
      note: "vclaimd.sock in $RUNTIME_DIRECTORY, else in /run/vclaimd where that directory exists, "
        + "else beside the reference file",
      allowed: "a path", help: "The daemon's socket.", needsRestart: true),
    ValueParsers.path)

  static let listen = TypedKey(
    SettingsKey(
      "VCLAIMD_LISTEN", note: "unset: the socket only",
      allowed: "a loopback address with a port, such as 127.0.0.1:8765 or [::1]:8765",
      help:
        "Where the status page and all that may be read at the socket is served over TCP besides, from the file alone: "
        + "to every user of this machine.", needsRestart: true)
  ) { ListenAddress($0) }

  static let datasets = TypedKey(
    SettingsKey(
      "VCLAIMD_DATASETS", note: "all that the dialect and the configuration allow",
      allowed: "names out of \(Dataset.all.map(\.commandName).joined(separator: " ")), separated by commas, none twice",
      help: "The datasets that are kept.")
  ) { text in
    let names = text.split(separator: ",", omittingEmptySubsequences: false)
    let datasets = names.compactMap { Dataset(named: String($0.trimmingBlanks())) }
    return datasets.count == names.count && Set(datasets).count == names.count ? datasets : nil
  }

  static let pullWindow = TypedKey(
    SettingsKey(
      "VCLAIMD_PULL_WINDOW", note: "unset: at any time of the day",
      allowed: "two different local times of the day joined by a dash, such as 22:00-05:00",
      help:
        "When pulls begin by themselves. Outside of it only a dataset is pulled that was never pulled, that has grown "
        + "older than its MAX_STALE, or that somebody asks for. A pull that has begun goes on to its end."),
    ValueParsers.window)

  static let requestsPerSecond = TypedKey(
    SettingsKey(
      "VCLAIMD_REQUESTS_PER_SECOND", default: "3", allowed: "a decimal number from 0.01 to 1000000, such as 3 or 0.5",
      help: "How many requests a second the service gets at most."),
    ValueParsers.decimal(0.01...1_000_000))

  static let requestsPerDay = TypedKey(
    SettingsKey(
      "VCLAIMD_REQUESTS_PER_DAY", default: "20000", allowed: "a whole number from 1 to 1000000000",
      help:
        "How many requests go out at most within any 24 hours, over restarts as well. A tenth is kept back for look-ups; a "
        + "pull that needs more goes on later."),
    ValueParsers.integer(1...1_000_000_000))

  static let keepChanges = TypedKey(
    SettingsKey(
      "VCLAIMD_KEEP_CHANGES", default: "730d", allowed: "a duration from 1d to 36500d, such as 730d",
      help: "How long changes are kept, for history and look-ups as of a date. Older ones are taken out after a pull; "
        + "of a code that is gone, its removal with its last name is kept for ever."),
    ValueParsers.duration(.seconds(86_400) ... .seconds(36_500 * 86_400)))

  static let snapshots = TypedKey(
    SettingsKey(
      "VCLAIMD_SNAPSHOTS", default: "3", allowed: "a whole number from 0 to 1000",
      help:
        "How many snapshots of the reference file are kept in the directory snapshots beside it. At most one a day is "
        + "made, after a publication that changed something; 0 makes none."),
    ValueParsers.integer(0...1_000))

  static let aliases = TypedKey(
    SettingsKey(
      "VCLAIMD_ALIASES", note: "unset: the phrases that the program brings",
      allowed: "a path",
      help:
        "A file of further phrases under which diagnoses are found: a phrase, a tab and ICD-10 codes on each line. "
        + "The same phrase takes the place of the program's own, and a dash for the codes takes it out.",
      needsRestart: true),
    ValueParsers.path)

  static let logLevel = TypedKey(
    SettingsKey(
      "VCLAIMD_LOG_LEVEL", default: LogLevel.info.rawValue,
      allowed: "one of \(LogLevel.allCases.map(\.rawValue).joined(separator: " "))",
      help: "The least grave kind of message that is logged.")
  ) { LogLevel(rawValue: $0) }

  static let metricsFile = TypedKey(
    SettingsKey(
      "VCLAIMD_METRICS_FILE", note: "unset: none is written", allowed: "a path",
      help:
        "A file with the metrics in Prometheus's text format, for the textfile collector of node_exporter, which wants a "
        + "name that ends in .prom. It is replaced as a whole, so that the daemon's user must be able to write to its "
        + "directory: after each round of pulls, and at most a minute after something else was counted.",
      needsRestart: true),
    ValueParsers.path)

  static let all: [SettingsKey] = [
    database.key, socket.key, listen.key, datasets.key, pullWindow.key, requestsPerSecond.key, requestsPerDay.key,
    keepChanges.key, snapshots.key, aliases.key, logLevel.key, metricsFile.key,
  ]
}
