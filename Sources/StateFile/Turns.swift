internal import ReferenceStore
internal import Synchronization

/// Lets one piece of work in at a time, in the order of arrival.
final class Turns: Sendable {
  private struct Queue {
    var isTaken = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let queue = Mutex(Queue())

  /// Does a piece of work when its turn has come, for a task that was cancelled meanwhile too.
  func take<R>(_ work: () async throws(StoreError) -> R) async throws(StoreError) -> R {
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
