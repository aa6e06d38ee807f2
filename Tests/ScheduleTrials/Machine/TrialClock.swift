/// A ``Timeline`` as the clock of one kind of sleeper.
struct TrialClock: Clock {
  struct Instant: InstantProtocol {
    var offset: Duration
    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Duration { other.offset - offset }
    static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  let timeline: Timeline
  let reason: Timeline.Reason

  var now: Instant { Instant(offset: timeline.elapsed) }
  var minimumResolution: Duration { .nanoseconds(1) }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    try await timeline.sleep(until: deadline.offset, reason)
  }
}
