import Synchronization

/// A clock that stands still between sleeps: a sleep moves it to its end at once, up to a limit.
///
/// A sleep that would pass the limit lasts until it is cancelled, and shows in `untilBlocked`.
final class VirtualClock: Clock {
  struct Instant: InstantProtocol {
    var offset: Duration
    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Duration { other.offset - offset }
    static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  let limit: Duration
  private let blocked: AsyncStream<Void>
  private let onBlocked: AsyncStream<Void>.Continuation
  private let offset = Mutex(Duration.zero)
  private let count = Mutex(0)
  private let setting = Mutex<Int64>(0)

  init(limit: Duration = .seconds(1_000_000_000)) {
    self.limit = limit
    (blocked, onBlocked) = AsyncStream.makeStream()
  }

  var now: Instant { Instant(offset: offset.withLock { $0 }) }
  var minimumResolution: Duration { .nanoseconds(1) }
  var sleeps: Int { count.withLock { $0 } }

  /// Unix seconds that go with it: a wall clock, which can be set.
  var unix: Int64 { 1_800_000_000 + now.offset.components.seconds + setting.withLock { $0 } }

  /// Makes the wall clock so many seconds wrong; 0 mends it.
  func setWall(wrongBy seconds: Int64) { setting.withLock { $0 = seconds } }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    try Task.checkCancellation()
    count.withLock { $0 += 1 }
    guard deadline.offset <= limit else {
      onBlocked.yield()
      let (nothing, end) = AsyncStream<Never>.makeStream()
      for await _ in nothing {}
      end.finish()
      throw CancellationError()
    }
    offset.withLock { $0 = max($0, deadline.offset) }
    await Task.yield()
  }

  /// Waits until one more sleep has reached the limit.
  func untilBlocked() async {
    for await _ in blocked { return }
  }
}
