import ReferenceStore
import SQLite
import Synchronization
import VClaim
import VClaimReference

/// What a miss is asked from: one diagnosis that the file does not have, and others that fail; it counts, and waits where
/// the test wants that.
final class LiveDouble: LiveSource {
  private struct State {
    var calls: [[String]] = []
    var isOpen = true
    var held: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())

  /// The keys that were asked for, in order.
  var calls: [[String]] { state.withLock { $0.calls } }

  /// Makes every further question wait for ``open()``.
  func close() { state.withLock { $0.isOpen = false } }

  /// Lets all questions be answered.
  func open() {
    let held = state.withLock { state in
      state.isOpen = true
      defer { state.held = [] }
      return state.held
    }
    for continuation in held { continuation.resume() }
  }

  func answer(for dataset: Dataset, key: [String]) async throws(VClaimError) -> LiveAnswer {
    await withCheckedContinuation { continuation in
      state.withLock { state in
        state.calls.append(key)
        if state.isOpen { continuation.resume() } else { state.held.append(continuation) }
      }
    }
    switch key {
    case ["U99"]: return .found(Record(values: [.text("U99"), .text("Learned live")]))
    case ["N00"]: return .notAsked("nobody tells it")
    case ["X00"]: throw VClaimError(.unreachable, "the service cannot be reached")
    case ["C00"]: throw VClaimError(.credentialsRefused, "the service refuses the signature")
    default: return .absent
    }
  }

  func rows(of dataset: Dataset, matching text: String) async throws(VClaimError) -> [Record]? {
    switch dataset {
    case .chronicDrugs, .diagnoses: (1...3).map { Record(values: [.text("\(text) \($0)"), .text("Searched live")]) }
    case .facilities: throw VClaimError(.unreachable, "the service cannot be reached")
    default: nil
    }
  }
}
