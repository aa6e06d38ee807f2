import Synchronization

/// Repeats a checkpoint that readers stood in the way of, until the whole log is in the file.
///
/// What a checkpoint leaves in the log keeps the next commit from writing over it: with publications that follow each
/// other, and a reader at each of them, the log would only grow.
final class CheckpointRepeats: Sendable {
  private struct Wait {
    let number: Int
    let pause: Duration
  }

  private struct State {
    var waits = 0
    var wait: Wait?
  }

  private let timer: CheckpointTimer
  private let state = Mutex(State())

  init(timer: CheckpointTimer) {
    self.timer = timer
  }

  /// Takes note of a commit whose pages could not all be copied.
  ///
  /// - Parameter checkpoint: Tries again, and tells whether it need not be tried once more.
  func begin(_ checkpoint: @escaping @Sendable () async -> Bool) {
    // One that comes as soon is on its way already; else commits without a pause would put it off for ever.
    wait(CheckpointTimer.firstPause, unless: { $0 <= CheckpointTimer.firstPause }, checkpoint)
  }

  private func wait(
    _ pause: Duration, unless isSoonEnough: (Duration) -> Bool, _ checkpoint: @escaping @Sendable () async -> Bool
  ) {
    let number: Int? = state.withLock { state in
      if let wait = state.wait, isSoonEnough(wait.pause) { return nil }
      state.waits += 1
      state.wait = Wait(number: state.waits, pause: pause)
      return state.waits
    }
    guard let number else { return }
    timer.after(pause) { [weak self] in await self?.goOff(number, pause, checkpoint) }
  }

  private func goOff(_ number: Int, _ pause: Duration, _ checkpoint: @escaping @Sendable () async -> Bool) async {
    let isCurrent = state.withLock { state in
      guard state.wait?.number == number else { return false }
      state.wait = nil
      return true
    }
    guard isCurrent, await !checkpoint() else { return }
    // A commit in the meantime has begun anew.
    wait(min(pause * 2, CheckpointTimer.longestPause), unless: { _ in true }, checkpoint)
  }
}
