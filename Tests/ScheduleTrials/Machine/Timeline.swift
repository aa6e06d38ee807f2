import Synchronization

/// The time of a trial: it stands still while anybody works, and moves when all that is left to do is to sleep.
///
/// The daemon of a trial does one thing at a time. A sleep that ends before the trial's present limit is over at once, and
/// time has passed; one that would end later lasts until the trial moves the limit. So weeks take as long as their work.
final class Timeline: Sendable {
  /// Who sleeps.
  enum Reason: Sendable {
    /// The schedule, with nothing to do.
    case schedule
    /// A pull under way.
    case pull
  }

  private struct Sleeper {
    let deadline: Duration
    let reason: Reason
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var elapsed = Duration.zero
    var limit = Duration.zero
    var sleepers: [Int: Sleeper] = [:]
    var numbers = 0
    /// How often the daemon has come to rest: beyond the limit, or at its end.
    var rests = 0
    var waiter: CheckedContinuation<Void, Never>?
    /// By how many seconds the machine's wall clock is wrong.
    var wallError: Int64 = 0

    mutating func rest() -> CheckedContinuation<Void, Never>? {
      rests += 1
      defer { waiter = nil }
      return waiter
    }
  }

  private let state = Mutex(State())
  /// What the right time is when the trial begins, in unix seconds.
  let origin: Int64

  init(origin: Int64) { self.origin = origin }

  /// Monotonic time since the trial began.
  var elapsed: Duration { state.withLock { $0.elapsed } }
  /// The right time, in unix seconds: what the service's clock says.
  var trueTime: Int64 { origin + elapsed.components.seconds }
  /// What the machine's wall clock says.
  var wallTime: Int64 { trueTime + state.withLock { $0.wallError } }
  /// How often the daemon has come to rest so far.
  var rests: Int { state.withLock { $0.rests } }
  /// Whether the schedule sleeps, and no pull is under way.
  var isIdle: Bool { state.withLock { $0.sleepers.values.contains { $0.reason == .schedule } } }

  /// Makes the wall clock so many seconds more wrong than it is; nil mends it.
  func setWall(wrongBy seconds: Int64?) {
    state.withLock { state in state.wallError = seconds.map { state.wallError + $0 } ?? 0 }
  }

  /// Sleeps, as the daemon does.
  func sleep(until deadline: Duration, _ reason: Reason) async throws {
    try Task.checkCancellation()
    let number = state.withLock { state -> Int in
      state.numbers += 1
      return state.numbers
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        let waiter: CheckedContinuation<Void, Never>? = state.withLock { state in
          if Task.isCancelled {
            continuation.resume(throwing: CancellationError())
            return nil
          }
          guard deadline > state.limit else {
            state.elapsed = max(state.elapsed, deadline)
            continuation.resume()
            return nil
          }
          state.sleepers[number] = Sleeper(deadline: deadline, reason: reason, continuation: continuation)
          return state.rest()
        }
        waiter?.resume()
      }
    } onCancel: {
      state.withLock { $0.sleepers.removeValue(forKey: number) }?.continuation.resume(throwing: CancellationError())
    }
  }

  /// Tells that the daemon has ended.
  func end() { state.withLock { $0.rest() }?.resume() }

  /// Waits until the daemon has come to rest once more than it had.
  func rest(after count: Int) async {
    await withCheckedContinuation { continuation in
      let isDone = state.withLock { state in
        if state.rests > count { return true }
        state.waiter = continuation
        return false
      }
      if isDone { continuation.resume() }
    }
  }

  /// Lets time pass while the daemon is at rest, and comes back when it is so again.
  func pass(_ span: Duration) async {
    let target = elapsed + span
    while let count = wakeNext(until: target) { await rest(after: count) }
  }

  /// Wakes who sleeps the shortest.
  ///
  /// - Returns: How often the daemon had come to rest before; nil where all sleep on, and it is the target's time.
  private func wakeNext(until target: Duration) -> Int? {
    state.withLock { state in
      state.limit = target
      let next = state.sleepers.filter { $0.value.deadline <= target }.min { $0.value.deadline < $1.value.deadline }
      guard let next else {
        state.elapsed = target
        return nil
      }
      state.sleepers[next.key] = nil
      state.elapsed = max(state.elapsed, next.value.deadline)
      next.value.continuation.resume()
      return state.rests
    }
  }
}
