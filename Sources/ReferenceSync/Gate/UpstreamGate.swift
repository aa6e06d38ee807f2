package import Logging
package import ReferenceStore
package import StateFile
internal import Synchronization
package import VClaim

/// The one door to the service: every try of every request of a program passes it, of a pull as of a look-up.
///
/// It keeps the pace and the budget of 24 hours, leaves a service alone that is down, that asked for it, or that refuses
/// the credentials, and remembers all that matters in the state file. While a program runs, monotonic time rules; the wall
/// clock only bridges the time between two runs.
package final class UpstreamGate: Sendable {
  /// The longest cool-down that a pull waits for; after a longer one the schedule comes back.
  static let longestWait = PullRetry.longestAsked

  let time: SyncTime
  let logger: Logger
  let file: StateFile?
  let state: Mutex<GateState>
  let saving = Mutex(GateSaving())
  /// One element when something has changed that the file is to know.
  let changes: AsyncStream<Void>
  let onChange: AsyncStream<Void>.Continuation
  private let chance: @Sendable () -> Double

  /// Makes a gate that goes on from what was kept.
  ///
  /// - Parameters:
  ///   - limits: Rate and budget.
  ///   - kept: What the file kept of the last run.
  ///   - file: Where to keep it; nil for a gate that remembers nothing.
  ///   - credentials: What tells the credentials from others, such as their fingerprint.
  ///   - time: The clocks.
  ///   - chance: A random number, 0 up to but not including 1, for the time between two probes.
  ///   - logger: Told when a service begins to be left alone, and when it is back.
  package init(
    _ limits: GateLimits, kept: KeptGate = KeptGate(), file: StateFile? = nil, credentials: String = "",
    time: SyncTime, chance: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) },
    logger: Logger = Logger(label: "gate") { _ in SwiftLogNoOpLogHandler() }
  ) {
    self.file = file
    self.time = time
    self.chance = chance
    self.logger = logger
    state = Mutex(
      GateState(
        limits, kept: file == nil ? nil : kept, credentials: credentials, at: time.elapsed(), wall: time.now()))
    (changes, onChange) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Waits for the right to send one request.
  ///
  /// What is to be sent must be sent at once, and what came of it told to ``note(_:)``.
  ///
  /// - Parameters:
  ///   - caller: For what it is sent.
  ///   - service: The service to be asked.
  ///   - limit: The longest wait, or nil for any.
  /// - Returns: The right, to be given back when the request is not sent after all.
  /// - Throws: A ``GateRefusal``.
  @discardableResult
  package func pass(
    _ caller: GateCaller, to service: BPJSService, within limit: Duration? = nil
  ) async throws(GateRefusal) -> GateTicket {
    let began = time.elapsed()
    var hasWaited = false
    while true {
      let now = time.elapsed()
      let step = state.withLock { $0.admit(caller, to: service, at: now, within: limit.map { $0 - (now - began) }) }
      let cooling: Cooling
      switch step {
      case .uncovered:
        await save(ahead: true)
        continue
      case .late: throw .late
      case .budgetSpent(let freeAt):
        throw .budgetSpent(notBefore: freeAt.map { time.now() + ($0 - now).wholeSecondsUp })
      case .cooling(let found): cooling = found
      case .goes(let ticket, let turn):
        guard let found = try await obstacle(to: ticket, at: turn) else { return ticket }
        cooling = found
      }
      // A pull loses more by giving up than by a short wait, unless the service is down.
      let wait = cooling.until - time.elapsed()
      guard caller == .pull, !hasWaited, cooling.kind == .askedFor, wait <= Self.longestWait else {
        throw .coolDown(cooling.told(of: service, at: time.elapsed(), wall: time.now()), now: time.now())
      }
      hasWaited = true
      do { try await time.sleepUntil(cooling.until) } catch { throw .cancelled }
    }
  }

  /// Waits for a request's turn; what has come between is returned, and the ticket then not valid any more.
  private func obstacle(to ticket: GateTicket, at turn: Duration) async throws(GateRefusal) -> Cooling? {
    do {
      if turn > time.elapsed() { try await time.sleepUntil(turn) }
      try Task.checkCancellation()
    } catch {
      giveBack(ticket)
      throw .cancelled
    }
    let now = time.elapsed()
    return state.withLock { state in
      let found = state.obstacle(to: ticket, at: now)
      if found != nil { state.giveBack(ticket, at: now) }
      return found
    }
  }

  /// Gives the right back to send a request that is not sent.
  ///
  /// - Parameter ticket: The right.
  package func giveBack(_ ticket: GateTicket) {
    let now = time.elapsed()
    state.withLock { $0.giveBack(ticket, at: now) }
  }

  /// Takes note of what a request told of the service.
  ///
  /// It is in force at once.
  ///
  /// - Parameter outcome: What it told.
  /// - Returns: Whether there is something new to ``save()``.
  package func note(_ outcome: UpstreamOutcome) -> Bool {
    let now = time.elapsed()
    let drawn = chance()
    let (before, after) = state.withLock { state in
      let before = state.obstacle(to: outcome.service, at: now)
      state.note(outcome, at: now, chance: drawn)
      return (before, state.obstacle(to: outcome.service, at: now))
    }
    guard before != after else { return false }
    tell(of: outcome.service, before, after, at: now)
    return true
  }

  /// Whether a service is left alone because it refuses the credentials.
  package var refusesCredentials: Bool {
    coolDowns.contains { $0.code == VClaimError.Code.credentialsRefused.rawValue }
  }

  /// Goes on by another configuration; what is spent stays spent, and a cool-down because of refused credentials ends.
  ///
  /// - Parameters:
  ///   - limits: Rate and budget.
  ///   - credentials: What tells the credentials from others.
  package func change(to limits: GateLimits, credentials: String) {
    state.withLock { $0.change(to: limits, credentials: credentials) }
    onChange.yield()
  }

  /// The earliest moment at which a pull may ask a service again, in unix seconds.
  ///
  /// - Parameter service: The service.
  /// - Returns: The moment; nil when nothing forbids it.
  func notBefore(to service: BPJSService) -> Int64? {
    let now = time.elapsed()
    return state.withLock { $0.obstacle(to: service, at: now) }.map { time.now() + ($0.until - now).wholeSecondsUp }
  }

  /// Ends every cool-down, whatever its reason; the budget stays.
  ///
  /// - Returns: What was ended.
  package func clear() async -> [CoolDown] {
    let ended = coolDowns
    state.withLock { $0.clear() }
    for coolDown in ended { logger.notice("cool-down cleared", metadata: ["service": .string(coolDown.service)]) }
    await save()
    return ended
  }

  /// What forbids to ask services at the moment, one entry each.
  package var coolDowns: [CoolDown] { report.upstream.coolDowns }

  private func tell(of service: BPJSService, _ before: Cooling?, _ after: Cooling?, at now: Duration) {
    guard let after else {
      logger.notice("the service answers again", metadata: ["service": .string(service.rawValue)])
      return
    }
    guard before?.since != after.since || before?.reason != after.reason else { return }
    let told = after.told(of: service, at: now, wall: time.now())
    logger.warning(
      "the service is left alone for a while: see vclaimctl cooldown",
      metadata: [
        "service": .string(told.service), "why": .string(told.reason), "code": .string(told.code),
        "http_status": .string(told.httpStatus.map(String.init) ?? "none"),
        "seconds": .stringConvertible(max(0, told.until - time.now())),
      ])
  }
}
