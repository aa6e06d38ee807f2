import Dispatch
import Synchronization

/// Waits on the main thread for work that is asynchronous.
///
/// An asynchronous `main` ends the main thread and leaves the process to its workers, which valgrind 3.19 does not survive;
/// this program is made to be run under it.
final class BlockingMain: Sendable {
  private let isDone = DispatchSemaphore(value: 0)
  private let failure = Mutex<(any Error)?>(nil)

  /// Runs the work on another thread and waits for its end.
  ///
  /// - Parameter work: The program.
  /// - Throws: What the work throws.
  static func run(_ work: sending @escaping () async throws -> Void) throws {
    let main = BlockingMain()
    Task.detached {
      do { try await work() } catch { main.failure.withLock { $0 = error } }
      main.isDone.signal()
    }
    main.isDone.wait()
    if let failure = main.failure.withLock({ $0 }) { throw failure }
  }
}
