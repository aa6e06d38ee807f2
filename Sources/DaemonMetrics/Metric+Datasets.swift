/// How each dataset stands, and its pulls.
extension Metric {
  static let datasetState = Metric(
    "dataset_state", .gauge, ["dataset", "state"],
    "1 for the state that a dataset is in: never, fresh, stale, held or off; 0 for the others")

  static let datasetRows = Metric("dataset_rows", .gauge, ["dataset"], "How many rows a dataset has in the file")

  static let datasetGeneration = Metric(
    "dataset_generation", .gauge, ["dataset"], "The generation of the file in which a dataset changed last")

  static let datasetConfirmed = Metric(
    "dataset_confirmed_timestamp_seconds", .gauge, ["dataset"],
    "When the service last confirmed all of a dataset, in unix seconds")

  static let datasetAttempted = Metric(
    "dataset_attempted_timestamp_seconds", .gauge, ["dataset"], "When a dataset was last tried, in unix seconds")

  static let datasetNext = Metric(
    "dataset_next_pull_timestamp_seconds", .gauge, ["dataset"], "When a dataset is due next, in unix seconds")

  static let datasetMaxStale = Metric(
    "dataset_max_stale_seconds", .gauge, ["dataset"],
    "After how long without a confirmation a dataset counts as stale")

  static let datasetFailing = Metric(
    "dataset_failing", .gauge, ["dataset"], "Whether the last try of a dataset failed")

  static let lastPullDuration = Metric(
    "dataset_last_pull_duration_seconds", .gauge, ["dataset"],
    "How long the last pull of a dataset took, of those since the daemon's start")

  static let lastPullRequests = Metric(
    "dataset_last_pull_requests", .gauge, ["dataset"],
    "How many requests the last pull of a dataset made, of those since the daemon's start")

  static let pulls = Metric(
    "pulls_total", .counter, ["dataset", "outcome"],
    "Pulls that ended: published, unchanged, held, failed or called_off; held and failed also where other parts were "
      + "published")
}
