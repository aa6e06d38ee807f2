/// The simulator's clock where it must stay in the middle of an answer: whoever sleeps on it sleeps until cancelled.
///
/// Its ``deadline`` is a client's clock on which time is up as soon as the simulator sleeps: no test waits, however busy the
/// machine is.
final class TrickleClock: Clock {
  struct Instant: InstantProtocol {
    var offset = Duration.zero
    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Duration { other.offset - offset }
    static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  /// The clock of the client's deadline.
  struct Deadline: Clock {
    let sleeps: AsyncStream<Void>
    var now: Instant { Instant() }
    var minimumResolution: Duration { .nanoseconds(1) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
      for await _ in sleeps { return }
      throw CancellationError()
    }
  }

  let deadline: Deadline
  private let onSleep: AsyncStream<Void>.Continuation
  var now: Instant { Instant() }
  var minimumResolution: Duration { .nanoseconds(1) }

  init() {
    let (sleeps, onSleep) = AsyncStream.makeStream(of: Void.self)
    deadline = Deadline(sleeps: sleeps)
    self.onSleep = onSleep
  }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    onSleep.yield()
    let (nothing, end) = AsyncStream<Never>.makeStream()
    for await _ in nothing {}
    end.finish()
    throw CancellationError()
  }
}
