internal import ReferenceStore
internal import Synchronization

/// How a resync that somebody waited for ended.
package enum ResyncOutcome: Sendable {
  /// It was pulled; a result for each dataset asked for, in the order of pulling.
  case pulled([SyncResult])
  /// The schedule stopped, or the caller was cancelled, before all of it was pulled.
  case calledOff
}

/// Somebody who waits for a resync: the first outcome counts, whether it comes before the waiting or after.
final class ResyncWaiter: Sendable {
  private enum State {
    case open
    case waiting(CheckedContinuation<ResyncOutcome, Never>)
    case ended(ResyncOutcome)
  }

  let datasets: Set<Dataset>
  private let state = Mutex(State.open)

  init(for datasets: Set<Dataset>) { self.datasets = datasets }

  /// Waits for the outcome; a caller that is cancelled stops waiting, and the pull goes on.
  func outcome() async -> ResyncOutcome {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let outcome: ResyncOutcome? = state.withLock { state in
          if case .ended(let outcome) = state { return outcome }
          state = .waiting(continuation)
          return nil
        }
        if let outcome { continuation.resume(returning: outcome) }
      }
    } onCancel: {
      end(.calledOff)
    }
  }

  /// Tells the results of a pull that was for others as well.
  func end(with results: [SyncResult]) {
    let own = results.filter { datasets.contains($0.dataset) }
    let isWhole = own.count == datasets.count && !own.contains { $0.error?.code == .cancelled }
    end(isWhole ? .pulled(own) : .calledOff)
  }

  func end(_ outcome: ResyncOutcome) {
    let continuation: CheckedContinuation<ResyncOutcome, Never>? = state.withLock { state in
      switch state {
      case .open:
        state = .ended(outcome)
        return nil
      case .waiting(let continuation):
        state = .ended(outcome)
        return continuation
      case .ended:
        return nil
      }
    }
    continuation?.resume(returning: outcome)
  }
}
