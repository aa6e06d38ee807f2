internal import ReferenceSync

/// How a pull ended, as a label.
enum PullOutcome: String, CaseIterable {
  case published
  case unchanged
  case held
  case failed
  case calledOff = "called_off"

  /// Nil for a dataset that is off: nothing was pulled.
  init?(_ result: SyncResult) {
    switch result.outcome {
    case .published: self = .published
    case .unchanged: self = .unchanged
    case .held: self = .held
    case .failed(let error, _): self = error.code == .cancelled ? .calledOff : .failed
    case .off: return nil
    }
  }
}
