package import ReferenceStore
package import VClaim

/// Questions to the service alone: no row of the reference file counts, and there need not be a file.
package struct LiveReference: Sendable {
  private let lookups: LiveLookups<ContinuousClock>
  private let now: @Sendable () -> Int64
  private let generation: @Sendable () throws(ReferenceError) -> Int64

  init(
    source: any LiveSource, now: @escaping @Sendable () -> Int64,
    generation: @escaping @Sendable () throws(ReferenceError) -> Int64
  ) {
    lookups = LiveLookups(source: source, clock: ContinuousClock(), now: now)
    self.now = now
    self.generation = generation
  }

  /// Asks without a file.
  ///
  /// - Parameters:
  ///   - client: The live client.
  ///   - ownFacility: The code of the hospital's own facility, as for ``Fallback/live(_:ownFacility:now:)``.
  ///   - generation: The generation that answers are to name; 0 where there is no file.
  package init(_ client: VClaimClient, ownFacility: String?, generation: Int64) {
    let now = SystemTime.unixSeconds
    self.init(
      source: ServiceSource(client: client, ownFacility: ownFacility, now: now), now: now, generation: { generation })
  }

  /// One row of any dataset, as its table's columns.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - key: The key parts in the order of the table's columns.
  ///   - limit: How long to wait for the service.
  ///   - isExplicit: Whether the service's word of this moment is wanted, and nothing that is remembered.
  /// - Returns: The record, or absence: also of a key that names nothing, for which nobody is asked.
  /// - Throws: ``ReferenceError`` with `notOffered` where the service does not tell the dataset or the key,
  ///   `invalidArgument` for a wrong number of key parts, or what became of the question.
  package func record(
    of dataset: Dataset, key: [String], within limit: Duration, isExplicit: Bool = false
  ) async throws(ReferenceError) -> Lookup<Record> {
    let key = try dataset.keyToAsk(key)
    guard dataset.mayHave(key) else {
      return Lookup(value: nil, source: .absent, asOf: nil, age: nil, isStale: false, generation: try generation())
    }
    let reply = try await lookups.reply(
      for: LookupKey(dataset: dataset, key: key), within: limit, isExplicit: isExplicit)
    let record: Record?
    switch reply.answer {
    case .found(let found): record = found
    case .absent, .notListed: record = nil
    case .notAsked(let reason): throw ReferenceError(.notOffered, "\(dataset.commandName): \(reason)")
    }
    return Lookup(
      value: record, source: record == nil ? .absent : reply.isFromFile ? .local : .live, asOf: reply.asOf,
      age: Age(asOf: reply.asOf, maxStale: nil, now: now()).seconds, isStale: reply.isStale,
      generation: try generation())
  }

  /// The rows that the service's own search finds.
  ///
  /// - Parameters:
  ///   - dataset: The dataset, or one that only the service has.
  ///   - text: What to search for.
  ///   - found: The most rows to return.
  ///   - limit: How long to wait for the service.
  /// - Returns: The records in the service's order, confirmed now.
  /// - Throws: ``ReferenceError`` with `notOffered` where there is no such search, or what became of the question.
  package func records(
    of dataset: Dataset, matching text: String, atMost found: Int, within limit: Duration
  ) async throws(ReferenceError) -> SearchResult<Record> {
    guard let rows = try await lookups.rows(of: dataset, matching: text, within: limit) else {
      throw ReferenceError(.notOffered, "\(dataset.commandName): the service has no search of it in this dialect")
    }
    return SearchResult(
      rows: Array(rows.prefix(found)), asOf: now(), age: 0, isStale: false, generation: try generation(),
      text: text)
  }
}

extension Dataset {
  /// A key in the form in which the service is asked for it.
  fileprivate func keyToAsk(_ key: [String]) throws(ReferenceError) -> [String] {
    do { return try normalizedKey(key) } catch { throw ReferenceError(.invalidArgument, error.message) }
  }

  /// Whether a key names anything: where no row has a blank part, one with a blank part does not.
  fileprivate func mayHave(_ key: [String]) -> Bool {
    zip(keyColumns, key).allSatisfy { $0.mayBeEmpty || !$1.isEmpty }
  }
}
