package import ReferenceStore
public import VClaim

/// Whom the query library asks when a key is not in the file.
public struct Fallback: Sendable {
  let source: (any LiveSource)?

  /// Nobody: a key that is not in the file is absent.
  public static let none = Fallback(source: nil)

  /// The service itself, through a live client.
  ///
  /// Such a library keeps to the client's own manners: what the daemon spends of its budget is not known to it.
  ///
  /// - Parameters:
  ///   - client: The live client.
  ///   - ownFacility: The code of the hospital's own facility. The official dialect answers doctors for that one only;
  ///     without it a doctor is not asked for in that dialect.
  ///   - now: The wall clock, in unix seconds: the official dialect lists doctors by day.
  /// - Returns: The fall-back.
  public static func live(
    _ client: VClaimClient, ownFacility: String? = nil, now: @escaping @Sendable () -> Int64 = SystemTime.unixSeconds
  ) -> Fallback {
    Fallback(source: ServiceSource(client: client, ownFacility: ownFacility, now: now))
  }

  /// The same fall-back, with somebody who hears what the service says.
  ///
  /// - Parameter hear: Told each answer that was not remembered, with its dataset and key; must return at once.
  /// - Returns: The fall-back.
  package func heard(
    by hear: @escaping @Sendable (_ dataset: Dataset, _ key: [String], _ answer: LiveAnswer) -> Void
  ) -> Fallback {
    Fallback(source: source.map { HeardSource(source: $0, hear: hear) })
  }

  package static func source(_ source: any LiveSource) -> Fallback { Fallback(source: source) }
}
