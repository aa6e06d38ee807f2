internal import ReferenceStore
internal import StateFile

/// When each dataset is due: a value that is told what the clocks say.
///
/// While the program runs, the monotonic clock alone decides, so that a wall clock that is set neither stops a pull nor
/// brings it forward. What is kept for the next start is wall time, and believed only as far as the wait goes.
struct SyncPlan {
  struct Entry: Equatable {
    let dataset: Dataset
    let interval: SyncConfiguration.Interval
    /// The monotonic time from which it is due.
    var dueAt: Duration
    /// The monotonic time as of which its rows are known; nil where they are not.
    var confirmedAt: Duration?
    /// Seconds from the last result to `dueAt`.
    var wait: Int64
    /// Failures in a row.
    var failures = 0
    /// Whether the failure is one that somebody has to mend.
    var isUrgent = false
  }

  private(set) var entries: [Entry]
  private let policy: SchedulePolicy
  /// What the wall clock said when the monotonic one began, as of the last times that were kept.
  private var origin: Int64

  /// A wall clock that moved by less than this many seconds is left uncorrected in what is told.
  private static let toleratedDrift: Int64 = 60

  /// Plans by what was kept, and by what the file says where nothing was.
  ///
  /// A dataset that was never tried is due at once. So is one of whose last try nothing is kept but that it failed, and
  /// one whose failure somebody has to mend: whoever starts the program has probably done so. A failure that passes by
  /// itself keeps its time, so that a program that is started again and again does not ask again and again. A
  /// confirmation that lies in the future counts as one of now.
  init(
    _ datasets: [Dataset], intervals: [Dataset: SyncConfiguration.Interval], policy: SchedulePolicy,
    statuses: [DatasetStatus], dueTimes: [DueTime], at moment: ScheduleMoment
  ) {
    self.policy = policy
    origin = moment.unix(at: .zero)
    entries = datasets.compactMap { dataset in
      intervals[dataset].map { Self.entry(dataset, $0, statuses, dueTimes, moment) }
    }
  }

  /// Plans some datasets anew, by what is kept of them now.
  mutating func renew(
    _ datasets: Set<Dataset>, statuses: [DatasetStatus], dueTimes: [DueTime], at moment: ScheduleMoment
  ) {
    for (index, entry) in entries.enumerated() where datasets.contains(entry.dataset) {
      entries[index] = Self.entry(entry.dataset, entry.interval, statuses, dueTimes, moment)
    }
  }

  private static func entry(
    _ dataset: Dataset, _ interval: SyncConfiguration.Interval, _ statuses: [DatasetStatus], _ dueTimes: [DueTime],
    _ moment: ScheduleMoment
  ) -> Entry {
    let now = moment.now
    let status = statuses.first { $0.dataset == dataset.name }
    let kept = dueTimes.first { $0.dataset == dataset }
    let asOf = (status?.asOf).map { min(max($0, 0), now) }
    // A list that the service cannot tell whole is never confirmed, and as old as the last try.
    let known = asOf ?? (status?.rowCount ?? 0 > 0 ? status?.attemptedAt.map { min(max($0, 0), now) } : nil)
    var entry = Entry(
      dataset: dataset, interval: interval, dueAt: moment.elapsed, confirmedAt: known.map(moment.elapsed(at:)),
      wait: interval.every)
    if let kept, status?.attemptedAt != nil, kept.failures > 0 || kept.every == interval.every {
      entry.failures = kept.failures
      entry.wait = kept.wait
      if !kept.isUrgent { entry.dueAt = moment.elapsed(at: min(max(kept.dueAt, now), now + kept.wait)) }
    } else if let asOf, status?.lastError == nil {
      entry.dueAt = moment.elapsed(at: max(asOf + interval.every, now))
    }
    return entry
  }

  /// What is pulled first, and when.
  func next(at moment: ScheduleMoment) -> (dataset: Dataset, begins: Duration)? {
    entries.map { ($0.dataset, begins($0, moment)) }.min { $0.1 < $1.1 }
  }

  func due(at moment: ScheduleMoment) -> [Dataset] {
    entries.filter { begins($0, moment) <= moment.elapsed }.map(\.dataset)
  }

  /// When a pull begins: in the window, or when nothing is known yet or what is known grows too old.
  private func begins(_ entry: Entry, _ moment: ScheduleMoment) -> Duration {
    guard let confirmedAt = entry.confirmedAt else { return entry.dueAt }
    let due = max(entry.dueAt, moment.elapsed)
    let wait = policy.waitForWindow(at: moment.second(at: due))
    guard wait > 0 else { return entry.dueAt }
    let opens = due + .seconds(wait)
    guard let maxStale = entry.interval.maxStale else { return opens }
    return min(opens, max(due, confirmedAt + .seconds(maxStale)))
  }

  /// Takes note of a result.
  ///
  /// - Returns: When the dataset is pulled next; nil where it has no interval.
  mutating func record(
    _ result: SyncResult, at moment: ScheduleMoment, using generator: inout any RandomNumberGenerator & Sendable
  ) -> NextPull? {
    guard let index = entries.firstIndex(where: { $0.dataset == result.dataset }) else { return nil }
    var entry = entries[index]
    let every = entry.interval.every
    // A list that cannot be whole will not be so an hour later: it was pulled as far as it goes.
    if let error = result.error, error.code != .listNotWhole {
      entry.failures += 1
      // What the gate refuses costs nothing to try, and what it waits for may be over by then; only that a service is
      // down it does not remember.
      entry.isUrgent = !error.isRetryable && error.code != .coolDown
      entry.wait = policy.backoff.delay(
        after: entry.failures, error, every: every, now: moment.now, using: &generator)
    } else {
      entry.failures = 0
      entry.isUrgent = false
      // What an earlier pull had answered is as old as it is.
      let age = result.duration + .seconds(result.confirmedEarlier)
      let began = moment.now - age.components.seconds
      let due = policy.due(after: began, interval: result.wait(every: every), using: &generator)
      entry.wait = max(due - moment.now, 1)
      if result.held.isEmpty { entry.confirmedAt = moment.elapsed - age }
    }
    entry.dueAt = moment.elapsed + .seconds(entry.wait)
    entries[index] = entry
    return nextPull(entry, moment)
  }

  /// All next pulls, to be kept.
  func nextPulls(at moment: ScheduleMoment) -> [NextPull] { entries.map { nextPull($0, moment) } }

  /// Whether the wall clock was set since the last call that said so: what was kept is then wrong.
  mutating func clockWasSet(at moment: ScheduleMoment) -> Bool {
    let current = moment.unix(at: .zero)
    guard abs(current - origin) >= Self.toleratedDrift else { return false }
    origin = current
    return true
  }

  private func nextPull(_ entry: Entry, _ moment: ScheduleMoment) -> NextPull {
    NextPull(
      due: DueTime(
        entry.dataset, dueAt: moment.unix(at: entry.dueAt), wait: entry.wait, every: entry.interval.every,
        failures: entry.failures, isUrgent: entry.isUrgent),
      at: moment.unix(at: max(begins(entry, moment), moment.elapsed)))
  }
}
