import Synchronization

/// A clock that stands still between sleeps: a sleep moves it to its end at once.
///
/// Client and simulator share it, so that a pause of the client brings a scenario's time forward.
final class VirtualClock: Clock {
  struct Instant: InstantProtocol {
    var offset: Duration
    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Duration { other.offset - offset }
    static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  private let state = Mutex<(offset: Duration, sleeps: [Duration])>((.zero, []))

  var now: Instant { Instant(offset: state.withLock { $0.offset }) }
  var minimumResolution: Duration { .nanoseconds(1) }
  /// The pauses so far.
  var sleeps: [Duration] { state.withLock { $0.sleeps } }
  /// Unix seconds that go with it.
  var unix: Int64 { 1_800_000_000 + now.offset.components.seconds }

  func advance(by duration: Duration) { state.withLock { $0.offset += duration } }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    try Task.checkCancellation()
    state.withLock { state in
      state.sleeps.append(deadline.offset - state.offset)
      state.offset = max(state.offset, deadline.offset)
    }
  }
}
