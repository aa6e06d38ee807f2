internal import Synchronization

/// Lets one piece of work in at a time, in the order of arrival.
package final class Turns: Sendable {
  private struct Queue {
    var isTaken = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let queue = Mutex(Queue())

  /// Makes a queue in which nobody waits.
  package init() {}

  /// Does a piece of work when its turn has come, for a task that was cancelled meanwhile too.
  ///
  /// - Parameter work: The work; must not take a turn of the same queue.
  /// - Returns: What the work returns.
  /// - Throws: What the work throws.
  package func take<R, E: Error>(_ work: () async throws(E) -> R) async throws(E) -> R {
    await withCheckedContinuation { continuation in
      let isFree = queue.withLock { queue in
        guard queue.isTaken else {
          queue.isTaken = true
          return true
        }
        queue.waiting.append(continuation)
        return false
      }
      if isFree { continuation.resume() }
    }
    defer { pass() }
    return try await work()
  }

  private func pass() {
    let next = queue.withLock { queue -> CheckedContinuation<Void, Never>? in
      guard queue.waiting.isEmpty else { return queue.waiting.removeFirst() }
      queue.isTaken = false
      return nil
    }
    next?.resume()
  }
}
