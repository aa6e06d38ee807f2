import ReferenceStore
import Synchronization
import VClaim
import VClaimReference

/// A live source that counts its calls, and answers when the test lets it.
final class ScriptedSource: LiveSource {
  private struct State {
    var calls: [[String]] = []
    var answers: [[String]: Result<LiveAnswer, VClaimError>] = [:]
    var isOpen = true
    var held: [CheckedContinuation<Void, Never>] = []
    var arrivals: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())

  var calls: [[String]] { state.withLock { $0.calls } }

  /// Sets what is answered for a key; without it, a key is absent.
  func script(_ key: [String], _ answer: Result<LiveAnswer, VClaimError>) {
    state.withLock { $0.answers[key] = answer }
  }

  /// Makes every further call wait for `open()`.
  func close() { state.withLock { $0.isOpen = false } }

  /// Lets all calls answer.
  func open() {
    let held = state.withLock { state in
      state.isOpen = true
      defer { state.held = [] }
      return state.held
    }
    for continuation in held { continuation.resume() }
  }

  /// Waits until a call has arrived.
  func arrival() async {
    await withCheckedContinuation { continuation in
      state.withLock { state in
        if state.calls.isEmpty { state.arrivals.append(continuation) } else { continuation.resume() }
      }
    }
  }

  func rows(of dataset: Dataset, matching text: String) async throws(VClaimError) -> [Record]? {
    guard case .found(let record) = try await answer(for: dataset, key: [text]) else { return nil }
    return [record]
  }

  func answer(for dataset: Dataset, key: [String]) async throws(VClaimError) -> LiveAnswer {
    await withCheckedContinuation { continuation in
      let arrivals = state.withLock { state in
        state.calls.append(key)
        if state.isOpen { continuation.resume() } else { state.held.append(continuation) }
        defer { state.arrivals = [] }
        return state.arrivals
      }
      for arrival in arrivals { arrival.resume() }
    }
    return try state.withLock { $0.answers[key] ?? .success(.absent) }.get()
  }
}
