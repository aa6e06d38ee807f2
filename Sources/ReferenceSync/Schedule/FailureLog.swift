internal import ReferenceStore
internal import VClaim

/// Which datasets fail at present and why, so that a log tells of changes and not of every attempt.
struct FailureLog {
  /// What a result is to the log.
  enum News: Equatable {
    /// It began to fail, or fails for another reason than before.
    case failed
    /// It fails as before.
    case failsStill
    /// It failed before and does no longer.
    case recovered
    /// Nothing about failures.
    case none
  }

  /// What tells one reason from another; the words may hold counts and seconds that differ each time.
  private struct Reason: Equatable {
    let kind: String
    let serviceCode: String?
    let endpoint: String?

    init(_ error: SyncError) {
      kind = error.shortDescription
      serviceCode = error.clientError?.serviceCode
      endpoint = error.endpoint
    }
  }

  private var reasons: [Dataset: Reason] = [:]

  /// Whether a dataset fails because the credentials are refused.
  var refusesCredentials: Bool {
    reasons.values.contains { $0.kind == VClaimError.Code.credentialsRefused.rawValue }
  }

  /// Forgets datasets that are not pulled any more.
  mutating func keep(_ datasets: [Dataset]) { reasons = reasons.filter { datasets.contains($0.key) } }

  /// Takes note of a result.
  ///
  /// A pull that was called off says nothing about the service.
  mutating func note(_ result: SyncResult) -> News {
    guard let error = result.error else {
      return reasons.removeValue(forKey: result.dataset) == nil ? .none : .recovered
    }
    if error.code == .cancelled { return .none }
    let reason = Reason(error)
    return reasons.updateValue(reason, forKey: result.dataset) == reason ? .failsStill : .failed
  }
}
