internal import ReferenceStore

/// When each dataset is due: a value that knows no clock.
struct SyncPlan {
  struct Entry: Equatable {
    let dataset: Dataset
    /// Seconds between two pulls.
    let every: Int64
    /// Unix seconds from which it is due.
    var nextAt: Int64
    /// Seconds from the last result to `nextAt`; it is never further away than that.
    var wait: Int64
    /// Failures in a row.
    var failures = 0
  }

  private(set) var entries: [Entry]
  private let backoff: RetryBackoff

  /// Plans by what the file says.
  ///
  /// A dataset that the service never confirmed is due at once, and so is one whose last try failed: whoever restarts the
  /// daemon has probably mended something. A confirmation that lies in the future counts as one of now.
  init(
    _ datasets: [Dataset], intervals: [Dataset: SyncConfiguration.Interval], statuses: [DatasetStatus], now: Int64,
    backoff: RetryBackoff
  ) {
    self.backoff = backoff
    entries = datasets.compactMap { dataset in
      guard let every = intervals[dataset]?.every else { return nil }
      let status = statuses.first { $0.dataset == dataset.name }
      let isConfirmed = status?.lastError == nil
      let asOf = isConfirmed ? status?.asOf : nil
      return Entry(
        dataset: dataset, every: every, nextAt: asOf.map { min($0, now) + every } ?? now, wait: every)
    }
  }

  /// What is due first.
  var next: Entry? { entries.min { $0.nextAt < $1.nextAt } }

  func due(at now: Int64) -> [Dataset] { entries.filter { $0.nextAt <= now }.map(\.dataset) }

  /// Brings back what a wall clock that was set back has put too far into the future.
  mutating func clamp(at now: Int64) {
    for index in entries.indices { entries[index].nextAt = min(entries[index].nextAt, now + entries[index].wait) }
  }

  /// Takes note of a result.
  ///
  /// - Returns: When the dataset is due next; nil where it has no interval.
  mutating func record(
    _ result: SyncResult, at now: Int64, using generator: inout any RandomNumberGenerator & Sendable
  ) -> Int64? {
    guard let index = entries.firstIndex(where: { $0.dataset == result.dataset }) else { return nil }
    // A list that cannot be whole will not be so an hour later: it was pulled as far as it goes.
    if let error = result.error, error.code != .listNotWhole {
      entries[index].failures += 1
      let entry = entries[index]
      entries[index].wait = backoff.delay(
        after: entry.failures, error, every: entry.every, now: now, using: &generator)
    } else {
      entries[index].failures = 0
      entries[index].wait = result.wait(every: entries[index].every)
    }
    entries[index].nextAt = now + entries[index].wait
    return entries[index].nextAt
  }
}
