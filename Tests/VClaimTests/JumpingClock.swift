import Synchronization

/// A clock on which sleeping takes no time: it jumps to the end of the sleep and remembers how long that was.
final class JumpingClock: Clock {
  struct Instant: InstantProtocol {
    var offset: Duration

    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }

    func duration(to other: Instant) -> Duration { other.offset - offset }

    static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  private struct State {
    var now = Duration.zero
    var pauses: [Duration] = []
  }

  private let state = Mutex(State())

  var now: Instant { Instant(offset: state.withLock { $0.now }) }

  var minimumResolution: Duration { .nanoseconds(1) }

  /// The sleeps so far.
  var pauses: [Duration] { state.withLock { $0.pauses } }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    try Task.checkCancellation()
    state.withLock {
      $0.pauses.append(deadline.offset - $0.now)
      $0.now = max($0.now, deadline.offset)
    }
  }

  /// Lets time pass, as a slow answer does.
  func advance(by duration: Duration) {
    state.withLock { $0.now += duration }
  }
}
