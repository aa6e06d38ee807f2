internal import VClaim

/// How long to leave the service alone after a failed pull: full jitter under a ceiling that doubles.
package struct RetryBackoff: Sendable, Hashable {
  /// The ceiling after the first failure, in seconds.
  package var first: Int64 = 60
  /// The greatest ceiling, in seconds; also the first one after a failure that time alone does not mend.
  package var greatest: Int64 = 3_600
  /// The longest time that the service may ask for or the gate may know, in seconds.
  static let longestAsked: Int64 = 86_400

  /// From how many failures in a row on answers that cannot be believed are not a matter of minutes.
  static let patience = 3

  /// Makes the usual back-off: up to a minute, then up to two, to an hour at most.
  package init() {}

  /// Draws a delay.
  ///
  /// - Parameters:
  ///   - failures: How many pulls of the dataset have failed in a row, from 1.
  ///   - error: The last failure; a time that the service asked for is kept to, and what the gate knows, up to a day.
  ///   - every: The interval of the dataset, which bounds what chance says, never what the service asked for.
  ///   - now: The wall clock, in unix seconds.
  ///   - generator: Where chance comes from.
  /// - Returns: Whole seconds, at least 1.
  func delay(
    after failures: Int, _ error: SyncError, every: Int64, now: Int64,
    using generator: inout any RandomNumberGenerator & Sendable
  ) -> Int64 {
    let notBefore = min(max(0, (error.notBefore ?? now) - now), Self.longestAsked)
    if error.notBefore != nil, error.code == .budgetSpent || error.code == .coolDown {
      // Nothing was asked: nothing but the gate is to be waited for.
      return notBefore + Int64.random(in: 1...first, using: &generator)
    }
    if error.isOfAnswers, failures >= Self.patience {
      // Each such try reads everything anew: by the hour it would spend the requests of the day, of other datasets as well.
      let rest = min(every, Self.longestAsked)
      return max(Int64.random(in: max(1, rest / 2)...max(1, rest), using: &generator), notBefore)
    }
    let doubled = first << Int64(min(failures - 1, 20))
    let ceiling = min(error.isRetryable ? min(doubled, greatest) : greatest, every)
    let asked = min(error.clientError?.retryAfter?.components.seconds ?? 0, Self.longestAsked)
    return max(Int64.random(in: 1...max(1, ceiling), using: &generator), asked, notBefore)
  }
}
