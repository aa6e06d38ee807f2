import SQLite
import Synchronization

/// The connections that look rows up: as many as there are processors, each used by one thread at a time.
///
/// A thread comes back to the same one, so that threads share nothing, and takes another one only while its own is in use.
/// A look-up sees every commit that was over before it began: of this project's programs by the counter beside the file,
/// of others after ``ReleaseTimer/interval`` at the latest.
final class LookUpLanes: Sendable {
  private final class Lane: Sendable {
    let connection = Mutex<LookUpConnection?>(nil)
  }

  private let path: String
  private let lanes: [Lane]
  private let timer: ReleaseTimer
  private let isTimerSet = Atomic<Bool>(false)

  init(path: String, timer: ReleaseTimer, count: Int = ThreadNumber.processors) {
    self.path = path
    self.timer = timer
    lanes = (0..<max(1, count)).map { _ in Lane() }
  }

  /// Lends a connection to the body, which must call nobody back: a look-up in it may find no other connection.
  func read<R: Sendable>(_ body: @Sendable (inout LookUpConnection) throws -> R) throws -> R {
    let own = ThreadNumber.current % lanes.count
    if let result = try lanes[own].connection.withLockIfAvailable({ try use(&$0, body) }) { return result }
    for offset in 1..<max(2, lanes.count) {
      let other = lanes[(own + offset) % lanes.count]
      if let result = try other.connection.withLockIfAvailable({ try use(&$0, body) }) { return result }
    }
    return try lanes[own].connection.withLock { try use(&$0, body) }
  }

  /// Lets every connection go of its state of the file.
  func release() {
    // First, so that a look-up which takes a new state from now on sets the timer again.
    isTimerSet.store(false, ordering: .sequentiallyConsistent)
    for lane in lanes { lane.connection.withLock { $0?.release() } }
  }

  private func use<R: Sendable>(
    _ connection: inout LookUpConnection?, _ body: @Sendable (inout LookUpConnection) throws -> R
  ) throws -> R {
    do {
      while true {
        if let result = try connection?.lend(to: body) { return result }
        connection = try LookUpConnection(path: path) { [weak self] in self?.setTimer() }
      }
    } catch let error as SQLiteError {
      // Whatever was wrong with it, the next look-up begins anew.
      connection = nil
      throw error
    }
  }

  private func setTimer() {
    guard !isTimerSet.load(ordering: .relaxed), !isTimerSet.exchange(true, ordering: .sequentiallyConsistent) else {
      return
    }
    timer.after { [weak self] in self?.release() }
  }
}
