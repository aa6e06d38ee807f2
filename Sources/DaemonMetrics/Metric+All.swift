extension Metric {
  /// Every metric, in the order of the exposition.
  package static let all: [Metric] = daemon + file + datasets + service + socket

  private static let daemon = [buildInfo, startTime]

  private static let file = [
    fileReadable, generation, lastPublication, databaseBytes, logBytes, stateFileReadable, heldCandidates, pinned,
  ]

  private static let datasets = [
    datasetState, datasetRows, datasetGeneration, datasetConfirmed, datasetAttempted, datasetNext, datasetMaxStale,
    datasetFailing, lastPullDuration, lastPullRequests, pulls,
  ]

  private static let service = [
    serviceRequests, serviceDuration, coolDownUntil, breaker, budgetLimit, budgetUsed, budgetReserved, budgetFree,
  ]

  private static let socket = [lookUps, httpRequests]
}
