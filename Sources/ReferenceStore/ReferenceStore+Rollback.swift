import SQLite

extension ReferenceStore {
  /// Brings a dataset back to the rows that it had at a generation, as a new generation of the file.
  ///
  /// What the journal does not have, as the beds of rooms, stays as it is with the rows that are there, and is NULL in
  /// those that come back. `as_of` goes back with the rows: to when they were published, which is the latest time at
  /// which the service is known to have told them. A reader must not take them for newer than they are. Where no row
  /// differs it stays.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - generation: One of the file's generations.
  ///   - time: The wall clock in unix seconds, for the journal.
  ///   - limit: The most keys of each kind to name.
  ///   - dryRun: Whether to change nothing.
  /// - Returns: What was done.
  /// - Throws: `StoreError` with `futureGeneration` for one that the file has not reached, `unknownPast` for one before the
  ///   dataset's history begins, or `database`: then the file is as it was.
  package func rollBack(
    _ dataset: Dataset, to generation: Int64, at time: Int64, keys limit: Int, dryRun: Bool
  ) async throws(StoreError) -> Rollback {
    try await perform("rolling \(dataset.name) back") { [indexChecks] writer in
      if dryRun {
        return try await writer.withConnection { connection in
          try connection.readTransaction {
            let (state, candidate) = try Past(connection: connection).candidate(of: dataset, generation, at: time)
            let publisher = Publisher(candidate, on: connection)
            return Rollback(state: state, publication: try publisher.preview(), compared: try publisher.sample(limit))
          }
        }
      }
      return try await writer.write { connection in
        let (state, candidate) = try Past(connection: connection).candidate(of: dataset, generation, at: time)
        let publisher = Publisher(candidate, checks: indexChecks, on: connection)
        let compared = try publisher.sample(limit)
        let publication = try publisher.publish()
        if !publication.isUnchanged {
          try StatusTable(connection: connection).limitConfirmation(of: dataset, to: state.at)
        }
        return Rollback(state: state, publication: publication, compared: compared)
      }
    }
  }
}

/// The past of a dataset as something that can be published again.
private struct Past {
  let connection: Connection

  func candidate(of dataset: Dataset, _ generation: Int64, at time: Int64) throws -> (PastState, Candidate) {
    let content = Content(connection: connection)
    let newest = try content.generation()
    guard generation <= newest else {
      throw StoreError(.futureGeneration, "generation \(generation) is still to come: the file has \(newest)")
    }
    if let horizon = try content.horizon(of: dataset), generation < horizon.state.generation {
      let reason =
        horizon.pruned == 0
        ? "they were first published with generation" : "the journal reaches back to generation"
      throw StoreError(
        .unknownPast,
        "what \(dataset.commandName) were at generation \(generation) is not known: \(reason) \(horizon.state.generation)"
      )
    }
    let state = try content.pastState(of: dataset, at: .generation(generation))
    var records: [Record] = []
    try content.forEach(dataset, in: state) { records.append($0) }
    try fill(&records, of: dataset)
    let candidate = Candidate(dataset: dataset, parts: [(.whole, records)], confirmsWhole: false, asOf: state.at)
    return (state, candidate.approved(at: time))
  }

  /// Gives rows that are there still the values that no journal has.
  private func fill(_ records: inout [Record], of dataset: Dataset) throws {
    let volatile = dataset.columns.indices.filter { dataset.columns[$0].isVolatile }
    guard !volatile.isEmpty else { return }
    var present: [[Value]: Record] = [:]
    try Content(connection: connection).forEach(dataset) { present[Array($0.values.prefix(dataset.keyCount))] = $0 }
    for index in records.indices {
      guard let record = present[Array(records[index].values.prefix(dataset.keyCount))] else { continue }
      for column in volatile { records[index].values[column] = record.values[column] }
    }
  }
}
