package import ReferenceStore
import VClaim

/// Asks the live source for keys that are not in the file: once for a key, however many callers wait for it.
///
/// The question belongs to all who wait for it, so it runs in a task of its own: a caller who gives up, or is cancelled,
/// takes nothing away from the others, and what the service answers afterwards is still remembered. While the service
/// gives no answer at all, most questions are not asked: see ``OutageMemory``.
package actor LiveLookups<WaitClock: Clock> where WaitClock.Duration == Duration {
  /// What a caller gets.
  package struct Reply: Sendable, Hashable {
    package var answer: LiveAnswer
    /// When the service confirmed it, in unix seconds; nil when it never did.
    package var asOf: Int64?
    /// Whether the row stands in the reference file by now.
    package var isFromFile = false
    /// Whether it is older than its dataset allows.
    package var isStale = false
  }

  private typealias Outcome = Result<Reply, ReferenceError>

  private let source: any LiveSource
  private let clock: WaitClock
  private let now: @Sendable () -> Int64
  private var memory: LiveMemory<WaitClock.Instant>
  private var outages = OutageMemory<WaitClock.Instant>()
  private var waiters: [LookupKey: [UInt64: CheckedContinuation<Outcome, Never>]] = [:]
  private var lastWaiter: UInt64 = 0

  /// Makes an asker that knows nothing yet.
  ///
  /// - Parameters:
  ///   - source: Whom to ask.
  ///   - clock: The monotonic clock for deadlines and for the age of what is remembered.
  ///   - now: The wall clock, in unix seconds.
  ///   - memory: The memory to begin with.
  package init(
    source: any LiveSource, clock: WaitClock, now: @escaping @Sendable () -> Int64,
    memory: LiveMemory<WaitClock.Instant> = LiveMemory()
  ) {
    self.source = source
    self.clock = clock
    self.now = now
    self.memory = memory
  }

  /// Asks for one row, or takes part in the question that is already under way.
  ///
  /// - Parameters:
  ///   - key: The key, normalised.
  ///   - limit: How long the caller waits.
  ///   - isExplicit: Whether the caller wants the source's word of this moment: neither what is remembered of the key nor
  ///     an outage that is remembered is then answered.
  /// - Returns: What the source said.
  /// - Throws: ``ReferenceError`` with `live` when the source failed, `deadline` or `cancelled` when the caller stopped
  ///   waiting.
  package func reply(
    for key: LookupKey, within limit: Duration, isExplicit: Bool = false
  ) async throws(ReferenceError) -> Reply {
    if !isExplicit, let known = memory.answer(for: key, at: clock.now) {
      return Reply(answer: known.answer, asOf: known.asOf)
    }
    lastWaiter += 1
    let waiter = lastWaiter
    let outcome = await withTaskGroup(of: Void.self, returning: Outcome.self) { group in
      group.addTask { [clock] in
        guard (try? await clock.sleep(for: limit)) != nil else { return }
        await self.giveUp(waiter, of: key, after: limit)
      }
      let outcome = await withTaskCancellationHandler {
        await wait(for: key, as: waiter, isExplicit: isExplicit)
      } onCancel: {
        Task { await self.dismiss(waiter, of: key, with: Self.cancelled) }
      }
      group.cancelAll()
      return outcome
    }
    return try outcome.get()
  }

  /// Asks the source's own search; each caller asks for itself, and nothing is remembered.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - text: What to search for.
  ///   - limit: How long the caller waits.
  /// - Returns: The rows; nil where the source has no search of this dataset.
  /// - Throws: ``ReferenceError`` with `live` when the source failed, `deadline` or `cancelled` when the caller stopped
  ///   waiting.
  package nonisolated func rows(
    of dataset: Dataset, matching text: String, within limit: Duration
  ) async throws(ReferenceError) -> [Record]? {
    typealias Found = Result<[Record]?, ReferenceError>
    let outcome = await withTaskGroup(of: Found?.self, returning: Found?.self) { [clock, source] group in
      group.addTask {
        try? await clock.sleep(for: limit)
        return nil
      }
      group.addTask {
        do throws(VClaimError) {
          return .success(try await source.rows(of: dataset, matching: text))
        } catch {
          return .failure(
            ReferenceError(.live, "\(dataset.commandName): the service failed: \(error)", live: error))
        }
      }
      let first = await group.next()
      group.cancelAll()
      return first ?? nil
    }
    if Task.isCancelled { throw Self.cancelled }
    guard let outcome else {
      throw ReferenceError(.deadline, "\(dataset.commandName): the service did not answer in time")
    }
    return try outcome.get()
  }

  /// How many callers wait for a key.
  ///
  /// - Parameter key: The key.
  /// - Returns: Their number.
  package func waiting(for key: LookupKey) -> Int { waiters[key]?.count ?? 0 }

  private func wait(for key: LookupKey, as waiter: UInt64, isExplicit: Bool) async -> Outcome {
    await withCheckedContinuation { continuation in
      guard !Task.isCancelled else { return continuation.resume(returning: .failure(Self.cancelled)) }
      let isFirst = waiters[key] == nil
      if isFirst, !isExplicit, let error = outages.refusal(of: key.dataset, at: clock.now) {
        return continuation.resume(returning: .failure(Self.failed(key, error)))
      }
      waiters[key, default: [:]][waiter] = continuation
      if isFirst { Task { await ask(key) } }
    }
  }

  private func ask(_ key: LookupKey) async {
    let outcome: Outcome
    do {
      let told = try await source.told(of: key.dataset, key: key.key)
      outages.noteEnd(of: key.dataset, nil, at: clock.now)
      outcome = .success(reply(told, for: key))
    } catch {
      outages.noteEnd(of: key.dataset, error, at: clock.now)
      outcome = .failure(Self.failed(key, error))
    }
    for continuation in (waiters.removeValue(forKey: key) ?? [:]).values { continuation.resume(returning: outcome) }
  }

  private func reply(_ told: Told, for key: LookupKey) -> Reply {
    guard let knowledge = told.knowledge else {
      let asOf = now()
      memory.remember(told.answer, for: key, asOf: asOf, at: clock.now)
      return Reply(answer: told.answer, asOf: asOf)
    }
    // A row of the file is the file's to give from now on; a row that the service told may take a while to be there.
    if !knowledge.isFromFile, let asOf = knowledge.asOf {
      memory.remember(told.answer, for: key, asOf: asOf, at: clock.now)
    }
    return Reply(
      answer: told.answer, asOf: knowledge.asOf, isFromFile: knowledge.isFromFile, isStale: knowledge.isStale)
  }

  private func giveUp(_ waiter: UInt64, of key: LookupKey, after limit: Duration) {
    guard waiters[key]?[waiter] != nil else { return }
    outages.noteSilence(of: key.dataset, after: limit, at: clock.now)
    dismiss(waiter, of: key, with: Self.late(key))
  }

  private func dismiss(_ waiter: UInt64, of key: LookupKey, with error: ReferenceError) {
    // The list stays, even empty: the question is still under way, and a later caller must join it.
    waiters[key]?.removeValue(forKey: waiter)?.resume(returning: .failure(error))
  }

  private static func failed(_ key: LookupKey, _ error: VClaimError) -> ReferenceError {
    ReferenceError(.live, "\(ReferenceError.missed(key.dataset))\(error)", live: error)
  }

  private static func late(_ key: LookupKey) -> ReferenceError {
    ReferenceError(.deadline, "\(key.dataset.name): not in the file, and the service did not answer in time")
  }

  private static var cancelled: ReferenceError {
    ReferenceError(.cancelled, "the look-up was cancelled")
  }
}
