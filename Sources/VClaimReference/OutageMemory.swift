import ReferenceStore
import VClaim

/// Which datasets nobody can be asked for at the moment, because the service gives no answer: so that a queue of misses
/// does not wait a time-out each.
///
/// After a question that found no connection or no answer in time, further ones of the same dataset get the same error at
/// once, for ten seconds. Then one question finds out how things are, while the others still get the error; any answer of
/// the service ends that, also one that is a refusal. A question that has been under way for five seconds when somebody
/// gives it up counts as that one, until it is over.
package struct OutageMemory<Instant: InstantProtocol>: Sendable where Instant.Duration == Duration {
  private struct Outage {
    var error: VClaimError
    var until: Instant
    /// Whether a question is under way that will tell.
    var isProbed: Bool
  }

  /// How long a caller must have waited before giving up means that the service is silent.
  package static var patience: Duration { .seconds(5) }

  private var outages: [String: Outage] = [:]
  private let length: Duration

  /// Makes an empty memory.
  ///
  /// - Parameter length: For how long an error is given again.
  package init(length: Duration = .seconds(10)) {
    self.length = length
  }

  /// Whether a question may be asked: the one that finds out is let through.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - now: The time of the monotonic clock.
  /// - Returns: The error that there is instead of an answer; nil where the question is to be asked.
  mutating func refusal(of dataset: Dataset, at now: Instant) -> VClaimError? {
    guard let outage = outages[dataset.name] else { return nil }
    if outage.isProbed || now < outage.until { return outage.error }
    outages[dataset.name]?.isProbed = true
    return nil
  }

  /// Takes note that somebody gave a question up that is still under way.
  mutating func noteSilence(of dataset: Dataset, after limit: Duration, at now: Instant) {
    guard limit >= Self.patience else { return }
    outages[dataset.name] = Outage(
      error: VClaimError(.timedOut, "the service has not answered for \(limit.components.seconds) seconds"),
      until: now.advanced(by: length), isProbed: true)
  }

  /// Takes note of how a question ended: with this error, or with an answer.
  mutating func noteEnd(of dataset: Dataset, _ error: VClaimError?, at now: Instant) {
    if let error, [.timedOut, .unreachable].contains(error.code) {
      outages[dataset.name] = Outage(error: error, until: now.advanced(by: length), isProbed: false)
    } else {
      outages[dataset.name] = nil
    }
  }
}
