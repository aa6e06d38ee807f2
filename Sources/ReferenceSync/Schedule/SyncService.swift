package import Logging
package import ReferenceStore
internal import ServiceLifecycle
internal import Synchronization

/// The daemon's schedule: pulls what is due at start, then each dataset on its interval.
///
/// It wakes when something is due or asked for, and four times an hour to look at the wall clock, which may have been
/// set: that changes what is told and kept, and when the window opens, but not the intervals. A graceful shutdown calls
/// the pull under way off; a publication under way is one transaction, and ends by itself.
package final class SyncService: Service, MissNotes {
  private let newest: Mutex<SyncEngine>
  private let store: ReferenceStore
  private let time: SyncTime
  private let policy: SchedulePolicy
  private let logger: Logger
  private let observer: (any PullObserver)?
  private let status: @Sendable (String) -> Void
  private let generator: any RandomNumberGenerator & Sendable
  private let state = Mutex(SyncState.working(asked: ResyncRequest()))
  private let failures = Mutex(FailureLog())
  private let progress = Mutex(SignOfLife())

  /// Makes the schedule.
  ///
  /// - Parameters:
  ///   - engine: What pulls.
  ///   - store: The file, which knows when each dataset was confirmed.
  ///   - time: The clocks.
  ///   - policy: When pulls begin; the window is the engine's.
  ///   - generator: Where the jitter of due times and of the back-off comes from.
  ///   - logger: Told of every publication and of what begins to fail or recovers; of each further failure only at debug
  ///     level.
  ///   - observer: Told of every result besides, and when nothing is left to do for the moment.
  ///   - status: Told what goes on, one line at a time, fit for a service manager's status text.
  package init(
    engine: SyncEngine, store: ReferenceStore, time: SyncTime, policy: SchedulePolicy,
    generator: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator(), logger: Logger,
    observer: (any PullObserver)? = nil, status: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    newest = Mutex(engine)
    self.store = store
    self.time = time
    self.policy = policy
    self.generator = generator
    self.logger = logger
    self.observer = observer
    self.status = status
  }

  /// Why the file is served as it is and not written; nil where it is written.
  package var frozen: StoreError? { store.frozen }

  /// The datasets that are on, in the order of pulling.
  package var datasets: [Dataset] { newest.withLock { $0 }.datasets }

  /// Whether the service refused the credentials when it was asked last.
  package var refusesCredentials: Bool { failures.withLock { $0.refusesCredentials } }

  /// How far it has got, for whoever watches that it gets on.
  package var signOfLife: SignOfLife { progress.withLock { $0 } }

  /// Notes a key that nobody has, for the engine of the next pull.
  package func note(_ dataset: Dataset, key: [String]) async {
    await newest.withLock { $0 }.missNotes.note(dataset, key: key)
  }

  /// Pulls by another engine from the next pull on; a pull under way goes on by the one that it began with.
  ///
  /// - Parameter engine: The other engine.
  package func exchange(_ engine: SyncEngine) {
    newest.withLock { $0 = engine }
    state.withLock { $0.ask { $0.engine = engine } }.sleep?.resume()
  }

  /// Takes note that somebody approved what the guard held back of a dataset: it may be confirmed, and due later.
  ///
  /// - Parameter dataset: The dataset.
  package func noteApproval(of dataset: Dataset) {
    state.withLock { $0.ask { $0.approved.insert(dataset) } }.sleep?.resume()
  }

  /// Asks for one more pull; may be called from anywhere, at any moment, any number of times.
  ///
  /// Whatever is asked for while a pull is under way becomes one pull after it.
  ///
  /// - Parameter wanted: What to pull; nil: everything that is on. Datasets that are off are left out.
  /// - Returns: Whether the request was taken: not any more once the schedule has stopped.
  @discardableResult
  package func resync(_ wanted: [Dataset]? = nil) -> Bool { ask(on(wanted), waiter: nil) }

  /// Asks for one more pull and waits until it is done.
  ///
  /// - Parameter wanted: What to pull; nil: everything that is on. Datasets that are off are left out.
  /// - Returns: The results, or that the pull was called off; when the caller is cancelled, the pull goes on.
  package func resyncAndWait(_ wanted: [Dataset]? = nil) async -> ResyncOutcome {
    let datasets = on(wanted)
    guard !datasets.isEmpty else { return .pulled([]) }
    let waiter = ResyncWaiter(for: datasets)
    guard ask(datasets, waiter: waiter) else { return .calledOff }
    return await waiter.outcome()
  }

  /// Asks what a pull would change, and waits until it is known; nothing is published.
  ///
  /// - Parameter wanted: What to pull; nil: everything that is on. Datasets that are off are left out.
  /// - Returns: The results, or that the pull was called off; when the caller is cancelled, the pull goes on.
  package func dryRun(_ wanted: [Dataset]? = nil) async -> ResyncOutcome {
    let datasets = on(wanted)
    guard !datasets.isEmpty else { return .pulled([]) }
    let waiter = ResyncWaiter(for: datasets)
    let (sleep, isTaken) = state.withLock { $0.ask { $0.dryRuns.append(waiter) } }
    sleep?.resume()
    return isTaken ? await waiter.outcome() : .calledOff
  }

  /// Why none of some datasets can be pulled at the moment.
  ///
  /// - Parameter wanted: The datasets.
  /// - Returns: What the gate says; nil where one of them may be pulled.
  package func refusal(of wanted: [Dataset]) -> GateRefusal? { newest.withLock { $0 }.refusal(of: wanted) }

  private func on(_ wanted: [Dataset]?) -> Set<Dataset> {
    let on = Set(datasets)
    return wanted.map(on.intersection) ?? on
  }

  private func ask(_ datasets: Set<Dataset>, waiter: ResyncWaiter?) -> Bool {
    guard !datasets.isEmpty else { return true }
    let (sleep, isTaken) = state.withLock { $0.ask { $0.add(datasets, waiter: waiter) } }
    sleep?.resume()
    return isTaken
  }

  /// Pulls on schedule until the service group shuts down or the task is cancelled.
  ///
  /// - Throws: A `StoreError` when the file cannot be read or written at start.
  package func run() async throws {
    defer { for waiter in state.withLock({ $0.stop() }) { waiter.end(.calledOff) } }
    try await cancelWhenGracefulShutdown { try await self.pullOnSchedule() }
  }

  private func pullOnSchedule() async throws {
    var generator = generator
    while store.frozen != nil {
      // What was asked for has no dataset in it, for none is on.
      _ = state.withLock { $0.take() }
      await sleep(until: nil)
      if Task.isCancelled { return }
    }
    var engine = newest.withLock { $0 }
    var (plan, age) = try await begin(with: engine)
    while !Task.isCancelled {
      progress.withLock { $0.work() }
      let asked = state.withLock { $0.take() }
      if let other = asked.engine {
        do {
          (plan, age) = try await begin(with: other)
          engine = other
          failures.withLock { $0.keep(other.datasets) }
        } catch {
          logger.error(
            "the new configuration of the pulls is not taken on before it changes again or the daemon is restarted",
            metadata: ["error": .string(error.description)])
        }
      }
      if !asked.approved.isEmpty { plan = await renewed(plan, asked.approved, engine) }
      for waiter in asked.dryRuns {
        waiter.end(
          with: await engine.sync(
            Array(waiter.datasets), requested: waiter.datasets, dryRun: true, progress: tell))
      }
      if plan.clockWasSet(at: ScheduleMoment(time)) { await keep(plan, engine) }
      let due = Set(plan.due(at: ScheduleMoment(time))).union(asked.datasets)
      if due.isEmpty {
        await sleep(until: plan.next(at: ScheduleMoment(time)))
        continue
      }
      let results = await engine.sync(
        Array(due), requested: asked.datasets,
        next: { plan.record($0, at: ScheduleMoment(self.time), using: &generator) },
        progress: tell, finished: report)
      for waiter in asked.waiters { waiter.end(with: results) }
      await pruneJournal(engine, age, after: results)
      await checkpoint(after: results)
      await snapshot(engine, after: results)
    }
  }

  /// What the configuration of an engine makes of the file's state.
  private func begin(with engine: SyncEngine) async throws(StoreError) -> (SyncPlan, JournalAge?) {
    try await store.setPlan(engine.plans)
    var policy = policy
    policy.window = engine.configuration.window
    let plan = SyncPlan(
      engine.datasets, intervals: engine.configuration.intervals, policy: policy,
      statuses: try await store.statuses(), dueTimes: try await engine.dueTimes(), at: ScheduleMoment(time))
    let age = try await engine.journalAge()
    // What a wall clock has put into the far future is brought back once, not again with each start.
    await keep(plan, engine)
    return (plan, age)
  }

  /// The plan with what is kept of some datasets now.
  private func renewed(_ plan: SyncPlan, _ datasets: Set<Dataset>, _ engine: SyncEngine) async -> SyncPlan {
    var renewed = plan
    do throws(StoreError) {
      renewed.renew(
        datasets, statuses: try await store.statuses(), dueTimes: try await engine.dueTimes(), at: ScheduleMoment(time))
      await keep(renewed, engine)
    } catch {
      logger.error(
        "what was approved is pulled again sooner than it need be", metadata: ["error": .string(error.description)])
    }
    return renewed
  }

  /// The longest sleep: a wall clock that is set, or a machine that slept, is noticed within that time.
  private static let longestSleep = Duration.seconds(900)

  /// Sleeps until a dataset is due, for ever without one, but not longer than `longestSleep`; a request to resync ends it.
  private func sleep(until next: (dataset: Dataset, begins: Duration)?) async {
    observer?.scheduleRests()
    let pause = next.map { max(.zero, $0.begins - time.elapsed()) }
    let text = await restingText(next.map { ($0.dataset, pause ?? .zero) })
    status(text)
    progress.withLock { $0.rest(for: pause.map { min($0, Self.longestSleep) }) }
    logger.debug("asleep", metadata: ["why": .string(text)])
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.sleepUntilAsked() }
      if let pause { group.addTask { [time] in try? await time.sleep(min(pause, Self.longestSleep)) } }
      await group.next()
      group.cancelAll()
    }
  }

  private func restingText(_ next: (dataset: Dataset, pause: Duration)?) async -> String {
    guard store.frozen == nil else { return "the file is a newer program's: it is served and not written" }
    guard let statuses = try? await store.statuses() else { return "the file cannot be read" }
    let moment = next.map { next in
      (next.dataset, time.secondOfDay(time.now() + next.pause.components.seconds))
    }
    return RestingText.line(statuses, next: moment)
  }

  /// Tells of a step of a pull.
  private func tell(_ step: SyncProgress) {
    progress.withLock { $0.work() }
    status(step.line)
  }

  private func sleepUntilAsked() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let sleeps = state.withLock { state in
          // Cancellation that came before this moment found nobody asleep to wake.
          !Task.isCancelled && state.sleep(continuation)
        }
        if !sleeps { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.wake() }?.resume()
    }
  }

  private func report(_ result: SyncResult) {
    progress.withLock { $0.work() }
    observer?.pullDidEnd(result)
    let dataset = Logger.Metadata.Value.string(result.dataset.name)
    let news = failures.withLock { $0.note(result) }
    for part in result.accepted {
      logger.notice("accepted without approval", metadata: ["dataset": dataset, "why": .string(part.description)])
    }
    for part in result.held {
      logger.warning(
        "held back: see vclaimctl pending", metadata: ["dataset": dataset, "why": .string(part.description)])
    }
    if let failure = result.keepingFailure {
      logger.warning(
        "answers are not kept: a pull that does not come to its end begins anew",
        metadata: ["dataset": dataset, "error": .string(failure.description)])
    }
    if result.reused > 0 {
      logger.info(
        "went on from an earlier pull", metadata: ["dataset": dataset, "answers": .stringConvertible(result.reused)])
    }
    if news == .recovered { logger.notice("pull recovered", metadata: ["dataset": dataset]) }
    switch result.outcome {
    case .failed(let error, _) where error.code == .cancelled:
      // Without a request it was not begun.
      logger.log(level: result.requests > 0 ? .info : .debug, "pull called off", metadata: ["dataset": dataset])
    case .failed(let error, _):
      logger.log(
        level: news == .failed ? .error : .debug, "pull failed",
        metadata: ["dataset": dataset, "error": .string(error.description)])
    case .held(nil):
      break
    case .published(let publication), .held(let publication?):
      logger.info(
        "published",
        metadata: [
          "dataset": dataset, "added": .stringConvertible(publication.added),
          "changed": .stringConvertible(publication.changed), "removed": .stringConvertible(publication.removed),
          "generation": .stringConvertible(publication.generation),
        ])
    case .unchanged:
      logger.info("unchanged", metadata: ["dataset": dataset])
    case .off:
      break
    }
  }

  private func pruneJournal(_ engine: SyncEngine, _ age: JournalAge?, after results: [SyncResult]) async {
    do {
      let count = try await engine.pruneJournal(age, after: results)
      if count > 0 { logger.info("old changes taken out of the journal", metadata: ["changes": "\(count)"]) }
    } catch {
      logger.error("pruning the journal failed", metadata: ["error": .string(error.description)])
    }
  }

  private func keep(_ plan: SyncPlan, _ engine: SyncEngine) async {
    do { try await engine.keep(plan.nextPulls(at: ScheduleMoment(time))) } catch {
      logger.error("keeping due times failed", metadata: ["error": .string(error.description)])
    }
  }

  private func snapshot(_ engine: SyncEngine, after results: [SyncResult]) async {
    do {
      guard let snapshot = try await engine.snapshot(after: results) else { return }
      logger.info("snapshot made", metadata: ["generation": "\(snapshot.generation)", "bytes": "\(snapshot.bytes)"])
    } catch {
      logger.error("no snapshot was made", metadata: ["error": .string(error.description)])
    }
  }

  private func checkpoint(after results: [SyncResult]) async {
    guard results.contains(where: { $0.publication?.isUnchanged == false }) else { return }
    do { try await store.checkpointIfNeeded() } catch {
      logger.error("checkpoint failed", metadata: ["error": .string(error.description)])
    }
  }
}
