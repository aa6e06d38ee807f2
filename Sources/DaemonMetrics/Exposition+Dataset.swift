internal import ReferenceStore

extension Exposition {
  /// Adds how a dataset stands, and its pulls.
  mutating func add(_ status: DatasetStatus, _ counts: MetricsCounters.Counts) {
    let name = [status.dataset]
    for state in DatasetStatus.State.allCases { add(.datasetState, status.state == state, name + [state.rawValue]) }
    add(.datasetRows, Int64(status.rowCount), name)
    add(.datasetGeneration, status.generation, name)
    if let asOf = status.asOf { add(.datasetConfirmed, asOf, name) }
    if let attempted = status.attemptedAt { add(.datasetAttempted, attempted, name) }
    if let next = status.nextAt { add(.datasetNext, next, name) }
    if let maxStale = status.maxStale { add(.datasetMaxStale, maxStale, name) }
    add(.datasetFailing, status.lastError != nil, name)
    if let last = counts.lastPulls[status.dataset] {
      add(.lastPullDuration, last.duration, name)
      add(.lastPullRequests, Int64(last.requests), name)
    }
    // From nought on, so that the first failure is an increase; what is off is not pulled.
    guard status.state != .off else { return }
    for outcome in PullOutcome.allCases {
      let labels = name + [outcome.rawValue]
      add(.pulls, counts.totals[.pulls]?[labels] ?? 0, labels)
    }
  }
}
