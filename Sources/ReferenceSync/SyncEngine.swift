package import ReferenceStore
package import StateFile
package import VClaim

/// Pulls datasets from the service and publishes them: whole partitions or nothing, and none that the guard
/// holds back.
package struct SyncEngine: Sendable {
  /// What is pulled and from where.
  package let configuration: SyncConfiguration
  /// Where look-ups leave the keys that nobody has.
  package var missNotes: any MissNotes { missBook }
  private let missBook: MissBook
  private let source: any ReferenceSource
  private let store: ReferenceStore
  private let state: StateFile
  let gate: UpstreamGate
  private let credentials: String?
  private let time: SyncTime
  private let retry: PullRetry

  /// Makes an engine.
  ///
  /// - Parameters:
  ///   - source: The service.
  ///   - store: The file.
  ///   - state: Where candidates are kept that the guard holds back.
  ///   - configuration: What is pulled and from which dialect.
  ///   - gate: What every request passes.
  ///   - credentials: What tells the source's credentials from others, as the gate is told; nil for those in force.
  ///   - time: The clocks.
  ///   - retryPolicy: Whether and how a failed request is sent again; the source should not do so by itself.
  ///   - chance: A random number, 0 up to but not including 1, for the length of a pause.
  package init(
    source: any ReferenceSource, store: ReferenceStore, state: StateFile, configuration: SyncConfiguration,
    gate: UpstreamGate, credentials: String? = nil, time: SyncTime, retryPolicy: RetryPolicy = RetryPolicy(),
    chance: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
  ) {
    retry = PullRetry(policy: retryPolicy, chance: chance, sleep: time.sleep)
    self.source = source
    self.store = store
    self.state = state
    self.configuration = configuration
    missBook = MissBook(
      state: state, datasets: WayToPull.all.filter { $0.isCrawled(configuration) }.map(\.dataset), now: time.now)
    self.gate = gate
    self.credentials = credentials
    self.time = time
  }

  /// The datasets that configuration and dialect allow, in the order of pulling.
  package var datasets: [Dataset] {
    WayToPull.all.filter { configuration.datasets.contains($0.dataset) && !$0.parts(configuration).isEmpty }
      .map(\.dataset)
  }

  /// What the configuration wants of each dataset, for the file's table `datasets`.
  package var plans: [DatasetPlan] {
    let on = Set(datasets)
    return Dataset.all.map { dataset in
      DatasetPlan(
        dataset: dataset, isOn: on.contains(dataset), maxStale: configuration.intervals[dataset]?.maxStale)
    }
  }

  /// Pulls datasets one after the other, and goes on after a failure.
  ///
  /// Each publication and each attempt is written as soon as its dataset is done. When the task is cancelled, the dataset
  /// under way is left as it was, no further one is begun, and each of these has failed with `.cancelled`.
  ///
  /// - Parameters:
  ///   - wanted: The datasets, in any order; nil: all that are on.
  ///   - requested: Those that somebody asked for: of an earlier pull of theirs that did not come to its end, only the
  ///     answers of the last minutes count.
  ///   - dryRun: Whether to count the changes only; nothing is written then, and no earlier answer counts.
  ///   - next: When the dataset is to be pulled next, which is kept; nil: its interval after a success.
  ///   - progress: Told of every step.
  ///   - finished: Told of each dataset's result as soon as it is there.
  /// - Returns: A result for each dataset, in the order of pulling.
  package func sync(
    _ wanted: [Dataset]? = nil, requested: Set<Dataset> = [], dryRun: Bool = false,
    next: ((SyncResult) -> NextPull?)? = nil,
    progress: @escaping @Sendable (SyncProgress) -> Void = { _ in }, finished: (SyncResult) -> Void = { _ in }
  ) async -> [SyncResult] {
    var results: [SyncResult] = []
    var needed = NeededRows()
    for way in WayToPull.all where (wanted ?? datasets).contains(way.dataset) {
      if Task.isCancelled {
        let isOn = datasets.contains(way.dataset)
        let result = SyncResult(
          dataset: way.dataset, outcome: isOn ? .failed(calledOff(way.dataset), published: nil) : .off, requests: 0,
          duration: .zero)
        finished(result)
        results.append(result)
        continue
      }
      let meter = PullMeter(dataset: way.dataset, report: progress)
      let kept =
        dryRun
        ? .none
        : await KeptAnswers.left(
          in: state, of: way.dataset, from: source.identity,
          age: configuration.longestKept(way.dataset, isRequested: requested.contains(way.dataset)), time: time)
      let pull = Pull(way: way, startedAt: time.now(), started: time.elapsed(), meter: meter, kept: kept)
      let pulled = await read(pull, needed: needed, dryRun: dryRun)
      let result = await finish(pull, pulled, dryRun: dryRun, next: next)
      if !pulled.isOff {
        // Others are asked for by what is published, and by what the file has besides.
        let held = Set(result.held.map(\.partition))
        needed.note(
          pulled.parts.filter { !held.contains($0.0) }.flatMap(\.1), of: way.dataset,
          areAll: pulled.failure == nil && held.isEmpty)
      }
      finished(result)
      results.append(result)
    }
    return results
  }

  /// How many entries of the journal go in one transaction: a few milliseconds, so that no publication waits for long.
  private static let prunedAtOnce = 1_000

  /// From when on changes are too old to be kept, to be asked for when a program starts.
  ///
  /// - Returns: What tells it as time goes by; nil where the configuration keeps all changes.
  /// - Throws: A `StoreError`.
  package func journalAge() async throws(StoreError) -> JournalAge? {
    guard let age = configuration.keepChanges else { return nil }
    return JournalAge(seconds: age, newest: try await store.newestTime() ?? time.now(), start: time.elapsed())
  }

  /// Takes out of the journal what is older than the configuration keeps, step by step, until the task is cancelled.
  ///
  /// Nothing is taken out after pulls of which none could be published: a machine that cannot reach the service may not know what
  /// time it is either, and nothing takes the place of what would go.
  ///
  /// - Parameters:
  ///   - age: What ``journalAge()`` returned when the program started.
  ///   - results: What came of the pulls since the last time.
  /// - Returns: How many entries were taken out.
  /// - Throws: A `StoreError`.
  package func pruneJournal(_ age: JournalAge?, after results: [SyncResult]) async throws(StoreError) -> Int {
    guard let age, results.contains(where: { $0.publication != nil }) else { return 0 }
    var pruned = 0
    while !Task.isCancelled {
      let now = time.now()
      let step = try await store.pruneJournal(
        before: age.limit(now: now, elapsed: time.elapsed()), now: now, atMost: Self.prunedAtOnce)
      pruned += step
      if step < Self.prunedAtOnce { break }
    }
    return pruned
  }

  /// Keeps a copy of the file after pulls that changed something, where one is due.
  ///
  /// - Parameter results: What came of the pulls since the last time.
  /// - Returns: The snapshot; nil where none was due.
  /// - Throws: A `StoreError`.
  package func snapshot(after results: [SyncResult]) async throws(StoreError) -> Snapshot? {
    guard results.contains(where: { $0.publication?.isUnchanged == false }) else { return nil }
    return try await store.snapshotIfDue(keeping: configuration.snapshots, now: time.now())
  }

  /// One dataset's pull under way.
  private struct Pull {
    let way: WayToPull
    let startedAt: Int64
    let started: Duration
    let meter: PullMeter
    let kept: KeptAnswers

    /// How many seconds before it began the oldest answer was asked for that it used.
    var headStart: Int64 { max(0, startedAt - (kept.oldest ?? startedAt)) }
  }

  /// What a pull read: the parts that can be published, and the first failure.
  private struct Pulled {
    var parts: [(Partition, [Record])] = []
    /// Partitions among `parts` that may have more rows.
    var incomplete: Set<Partition> = []
    var failure: SyncError?
    var isOff = false
  }

  private func read(_ pull: Pull, needed: NeededRows, dryRun: Bool) async -> Pulled {
    let dataset = pull.way.dataset
    let parts = configuration.datasets.contains(dataset) ? pull.way.parts(configuration) : []
    var notes = CrawlNotes(state: state, now: pull.startedAt, isReadOnly: dryRun)
    await notes.readMissed(of: dataset)
    let context = PullContext(
      dataset: dataset, configuration: configuration, source: source, gate: gate, retry: retry,
      today: time.today(),
      neededCodes: { () async throws(SyncError) in try await needed.codes(for: pull.way, in: store) },
      recordsInFile: { () async throws(SyncError) in try await records(of: dataset) }, kept: pull.kept,
      now: time.now, meter: pull.meter, crawlNotes: notes, credentials: credentials)
    var pulled = Pulled(isOff: parts.isEmpty)
    for part in parts {
      do {
        let rows = try await read(part, context)
        pulled.parts.append((part.partition, rows.records))
        if let shortfall = rows.shortfall {
          pulled.incomplete.insert(part.partition)
          pulled.failure = pulled.failure ?? shortfall
        }
      } catch {
        pulled.failure = pulled.failure ?? error
        // Neither would end better for the next part.
        if [.cancelled, .budgetSpent, .coolDown, .credentialsRefused].contains(error.code) { break }
      }
    }
    if pulled.parts.count == parts.count, !dryRun {
      await notes.settleMissed(in: pulled.parts.flatMap(\.1), of: dataset)
      missBook.forget(dataset)
    }
    return pulled
  }

  /// Reads a part; once more from the service alone where answers of an earlier pull led to what cannot be.
  private func read(_ part: PullPart, _ context: PullContext) async throws(SyncError) -> PartRows {
    let before = context.meter.snapshot
    context.kept.begin(part.partition)
    while true {
      let used = context.kept.used
      do { return try await part.read(context) } catch {
        guard error.isOfAnswers else { throw error }
        await context.kept.drop()
        if context.kept.used == used { throw error }
      }
      context.meter.update { $0.restart(from: before) }
    }
  }

  private func finish(
    _ pull: Pull, _ pulled: Pulled, dryRun: Bool, next: ((SyncResult) -> NextPull?)?
  ) async -> SyncResult {
    let dataset = pull.way.dataset
    var result = SyncResult(
      dataset: dataset, outcome: .off, requests: pull.meter.snapshot.requests, duration: .zero)
    if pulled.isOff { return result }
    let isCalledOff = Task.isCancelled
    await publish(
      isCalledOff ? Pulled(failure: pulled.failure ?? calledOff(dataset)) : pulled, of: pull, dryRun: dryRun, &result)
    result.reused = pull.kept.used
    result.headStart = pull.headStart
    if result.isRead {
      await pull.kept.drop()
    } else {
      await pull.kept.drop(Set((result.held + result.accepted).map(\.partition)))
      await pull.kept.write()
    }
    result.keepingFailure = pull.kept.failure
    result.duration = time.elapsed() - pull.started
    guard !dryRun, !isCalledOff else { return result }
    let next = next.map { $0(result) } ?? usualNext(after: result, at: pull.startedAt)
    do {
      try await store.note(
        attempt: dataset, at: pull.startedAt, nextAt: next?.at, error: result.error?.description)
      if let next { try await state.keep([next.due]) } else { try await state.forgetDueTime(of: dataset) }
    } catch {
      if result.error == nil {
        result.outcome = .failed(SyncError(error, dataset: dataset), published: result.publication)
      }
    }
    return result
  }

  private func publish(_ pulled: Pulled, of pull: Pull, dryRun: Bool, _ result: inout SyncResult) async {
    let dataset = pull.way.dataset
    var published: Publication?
    if !pulled.parts.isEmpty {
      let isWhole = pulled.failure == nil
      let candidate = Candidate(
        dataset: dataset, parts: pulled.parts, incomplete: pulled.incomplete, confirmsWhole: isWhole,
        // Rows of a facility that is no longer configured go away.
        dropsOthers: isWhole && dataset.isByFacility, asOf: pull.startedAt - pull.headStart,
        publishedAt: pull.startedAt)
      let publisher = GuardedPublisher(
        store: store, state: state, limits: configuration.limits[dataset] ?? GuardLimits())
      do {
        let guarded = try await publisher.publish(candidate, dryRun: dryRun)
        published = guarded.publication
        result.held = guarded.held
        result.accepted = guarded.accepted
      } catch {
        result.outcome = .failed(pulled.failure ?? SyncError(error, dataset: dataset), published: nil)
        return
      }
    }
    result.outcome =
      switch (pulled.failure, published) {
      case (let failure?, let published): .failed(failure, published: published)
      case (nil, let published) where !result.held.isEmpty: .held(published: published)
      case (nil, let published?): published.isUnchanged ? .unchanged(published) : .published(published)
      case (nil, nil): .off
      }
  }

  private func usualNext(after result: SyncResult, at: Int64) -> NextPull? {
    guard result.error == nil || result.error?.code == .listNotWhole,
      let every = configuration.intervals[result.dataset]?.every
    else { return nil }
    let wait = result.wait(every: every) - result.confirmedEarlier
    return NextPull(due: DueTime(result.dataset, dueAt: at + wait, wait: wait, every: every), at: at + wait)
  }

  /// When the datasets are due, as it was kept.
  ///
  /// - Returns: One entry a dataset of which it is known.
  /// - Throws: A `StoreError`.
  func dueTimes() async throws(StoreError) -> [DueTime] { try await state.dueTimes() }

  /// Keeps when datasets are pulled next, and tells it in the file.
  ///
  /// - Parameter pulls: One entry a dataset.
  /// - Throws: A `StoreError`.
  func keep(_ pulls: [NextPull]) async throws(StoreError) {
    try await state.keep(pulls.map(\.due))
    try await store.setNext(Dictionary(pulls.map { ($0.dataset, $0.at) }) { _, last in last })
  }

  private func calledOff(_ dataset: Dataset) -> SyncError {
    SyncError(.cancelled, dataset: dataset, endpoint: nil, reason: "the pull was called off")
  }

  private func records(of dataset: Dataset) async throws(SyncError) -> [Record] {
    do { return try await store.records(of: dataset) } catch { throw SyncError(error, dataset: dataset) }
  }
}
