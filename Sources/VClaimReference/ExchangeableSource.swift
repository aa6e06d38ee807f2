package import ReferenceStore
internal import Synchronization
package import VClaim

/// The service as a live source whose client can be exchanged while it is asked.
package final class ExchangeableSource: LiveSource {
  private let state: Mutex<ServiceSource>
  private let now: @Sendable () -> Int64

  /// Makes a source.
  ///
  /// - Parameters:
  ///   - client: The live client.
  ///   - ownFacility: The code of the hospital's own facility, as for ``Fallback/live(_:ownFacility:now:)``.
  ///   - now: The wall clock, in unix seconds.
  package init(
    _ client: VClaimClient, ownFacility: String?, now: @escaping @Sendable () -> Int64 = SystemTime.unixSeconds
  ) {
    self.now = now
    state = Mutex(ServiceSource(client: client, ownFacility: ownFacility, now: now))
  }

  /// Asks through another client from now on; questions under way are answered through the old one.
  ///
  /// - Parameters:
  ///   - client: The live client.
  ///   - ownFacility: The code of the hospital's own facility.
  package func exchange(_ client: VClaimClient, ownFacility: String?) {
    state.withLock { $0 = ServiceSource(client: client, ownFacility: ownFacility, now: now) }
  }

  /// Asks for one row; see ``LiveSource``.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - key: The key parts, normalised.
  /// - Returns: The row, or why there is none.
  /// - Throws: `VClaimError` when the service could not answer.
  package func answer(for dataset: Dataset, key: [String]) async throws(VClaimError) -> LiveAnswer {
    try await state.withLock { $0 }.answer(for: dataset, key: key)
  }

  /// Asks the service's own search; see ``LiveSource``.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - text: What to search for.
  /// - Returns: The rows; nil where the service has no search of this dataset.
  /// - Throws: `VClaimError` when the service could not answer.
  package func rows(of dataset: Dataset, matching text: String) async throws(VClaimError) -> [Record]? {
    try await state.withLock { $0 }.rows(of: dataset, matching: text)
  }
}
