import ReferenceStore
import ReferenceSync
import SQLite
import Synchronization
import VClaim
import VClaimReference
import VClaimWire

/// A service that lists room classes, and makes a pull wait until the test lets it go on.
final class Service: ReferenceSource {
  private struct State {
    var rows = [ReferenceRow(code: "1", name: "Class One"), ReferenceRow(code: "2", name: "Class Two")]
    var error: VClaimError?
    var isOpen = true
    var held: [CheckedContinuation<Void, Never>] = []
    var count = 0
  }

  private let state = Mutex(State())
  /// One element for each request that arrived.
  let arrivals: AsyncStream<Void>
  private let onArrival: AsyncStream<Void>.Continuation

  init() { (arrivals, onArrival) = AsyncStream.makeStream() }

  var count: Int { state.withLock { $0.count } }

  func list(_ rows: [ReferenceRow]) { state.withLock { $0.rows = rows } }
  func fail(_ error: VClaimError?) { state.withLock { $0.error = error } }
  func close() { state.withLock { $0.isOpen = false } }

  func open() {
    let held = state.withLock { state in
      state.isOpen = true
      defer { state.held = [] }
      return state.held
    }
    for continuation in held { continuation.resume() }
  }

  func rows(for request: ReferenceRequest) async throws(VClaimError) -> [ReferenceRow] {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        state.withLock { state in
          state.count += 1
          if state.isOpen || Task.isCancelled { continuation.resume() } else { state.held.append(continuation) }
        }
        onArrival.yield()
      }
    } onCancel: {
      open()
    }
    let answer: Result<[ReferenceRow], VClaimError> = state.withLock { state in
      state.error.map { .failure($0) } ?? .success(state.rows)
    }
    return try answer.get()
  }
}
