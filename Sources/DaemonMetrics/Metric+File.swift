/// The daemon and its files.
extension Metric {
  static let buildInfo = Metric(
    "build_info", .gauge, ["version", "file_format", "configuration"],
    "Always 1; the program's version, which format of the reference file it writes, and how it was built")

  static let startTime = Metric(
    "start_time_seconds", .gauge, "When the daemon was started, in unix seconds")

  static let fileReadable = Metric(
    "database_readable", .gauge, "Whether the reference file can be read; without it, what it tells is missing here")

  static let generation = Metric(
    "generation", .gauge, "How often a publication has changed the reference file")

  static let lastPublication = Metric(
    "last_publication_timestamp_seconds", .gauge,
    "The time of the newest entry of the journal of changes, in unix seconds")

  static let databaseBytes = Metric(
    "database_bytes", .gauge, "The size of the reference file without its write-ahead log")

  static let logBytes = Metric(
    "database_wal_bytes", .gauge, "The size of the reference file's write-ahead log")

  static let stateFileReadable = Metric(
    "state_file_readable", .gauge, "Whether the daemon's own state file can be read")

  static let heldCandidates = Metric(
    "held_candidates", .gauge, ["dataset"], "How many partitions of a dataset the guard holds back")

  static let pinned = Metric(
    "dataset_pinned", .gauge, ["dataset"], "Whether a dataset was rolled back and waits for an approval")
}
