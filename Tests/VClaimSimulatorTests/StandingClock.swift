/// A clock that never moves: whoever sleeps on it sleeps until cancelled, and tells that it does.
final class StandingClock: Clock {
  struct Instant: InstantProtocol {
    var offset = Duration.zero
    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Duration { other.offset - offset }
    static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  let now = Instant()
  var minimumResolution: Duration { .nanoseconds(1) }
  private let asleep: AsyncStream<Void>
  private let onSleep: AsyncStream<Void>.Continuation
  private let awake: AsyncStream<Void>
  private let onWake: AsyncStream<Void>.Continuation

  init() {
    (asleep, onSleep) = AsyncStream.makeStream()
    (awake, onWake) = AsyncStream.makeStream()
  }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    onSleep.yield()
    let (nothing, end) = AsyncStream<Never>.makeStream()
    for await _ in nothing {}
    end.finish()
    onWake.yield()
    throw CancellationError()
  }

  /// Waits until somebody sleeps.
  func untilAsleep() async {
    for await _ in asleep { return }
  }

  /// Waits until somebody's sleep was cancelled.
  func untilAwake() async {
    for await _ in awake { return }
  }
}
