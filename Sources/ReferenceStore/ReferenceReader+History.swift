import SQLite

/// The past, as the journal has it.
extension ReferenceReader {
  /// Looks one row up as it was.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - key: The parts of the key; white space around them does not count, nor does case for diagnoses.
  ///   - moment: The moment.
  /// - Returns: The row, with NULL in volatile columns, which are in no journal; and the state in which it was looked up.
  /// - Throws: `StoreError` with `unknownPast` for a moment before the journal's horizon, `invalidKey` for a wrong number of
  ///   parts, `olderFile`, or `database`.
  package func record(_ dataset: Dataset, key: [String], at moment: PastMoment) throws(StoreError) -> PastFound {
    let key = try dataset.normalizedKey(key)
    return try readPast("looking up", dataset) { content in
      let state = try content.pastState(of: dataset, at: moment)
      return PastFound(record: try content.record(dataset, key: key, in: state), state: state)
    }
  }

  /// Lends every row of a dataset as it was to the body, without holding them all in memory.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - moment: The moment.
  ///   - body: Gets the rows by key, with NULL in volatile columns; what it throws ends the run.
  /// - Returns: The state in which the rows stood.
  /// - Throws: `StoreError` with `unknownPast` before the body is called, for a moment before the journal's horizon;
  ///   `olderFile` or `database`; or what the body throws.
  @discardableResult
  package func forEach(
    _ dataset: Dataset, at moment: PastMoment, _ body: (Record) throws -> Void
  ) throws -> PastState {
    do {
      return try readers.read { connection in
        try connection.readTransaction {
          let content = Content(connection: connection)
          let state = try content.pastState(of: dataset, at: moment)
          try content.forEach(dataset, in: state, body)
          return state
        }
      }
    } catch let error as SQLiteError {
      throw failureOfPast(error, while: "reading the past of", dataset)
    }
  }

  /// What happened to a key.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - key: The parts of the key; white space around them does not count, nor does case for diagnoses.
  /// - Returns: The entries of the journal, oldest first.
  /// - Throws: `StoreError` with `invalidKey` for a wrong number of parts, `olderFile`, or `database`.
  package func history(_ dataset: Dataset, key: [String]) throws(StoreError) -> KeyHistory {
    let key = try dataset.normalizedKey(key)
    return try readPast("reading the history of", dataset) { try $0.history(of: dataset, key: key) }
  }

  /// How far back the past of a dataset is known.
  ///
  /// - Parameter dataset: The dataset.
  /// - Returns: The horizon; nothing when the dataset was never published.
  /// - Throws: `StoreError` with `olderFile` or `database`.
  package func horizon(of dataset: Dataset) throws(StoreError) -> JournalHorizon? {
    try readPast("reading the history of", dataset) { try $0.horizon(of: dataset) }
  }

  /// What changed after a generation, in whole generations.
  ///
  /// - Parameters:
  ///   - generation: The last generation that the caller knows.
  ///   - dataset: Only this dataset's changes; without it, those of all.
  ///   - limit: With how many entries the answer ends, once their generation is complete.
  /// - Returns: The entries of the journal, oldest first, and from where to go on.
  /// - Throws: `StoreError` with `olderFile` or `database`.
  package func journal(
    since generation: Int64, dataset: Dataset? = nil, limit: Int
  ) throws(StoreError) -> JournalPage {
    try readPast("reading the journal of", dataset) {
      try $0.journal(since: generation, dataset: dataset, limit: limit)
    }
  }

  private func readPast<R>(
    _ activity: String, _ dataset: Dataset?, _ body: (Content) throws -> R
  ) throws(StoreError) -> R {
    do {
      return try readers.read { connection in
        try connection.readTransaction { try body(Content(connection: connection)) }
      }
    } catch {
      throw failureOfPast(error, while: activity, dataset)
    }
  }

  /// Takes an error of a question about the past, of which a file of an older format knows no horizon.
  private func failureOfPast(_ error: any Error, while activity: String, _ dataset: Dataset?) -> StoreError {
    if let error = error as? SQLiteError, SQLiteError.Code.error ~= error.code,
      let hasHorizon = try? readers.read({ try Content(connection: $0).hasHorizon() }), !hasHorizon
    {
      return StoreError(
        .olderFile, "the file does not know its past yet: it is of an older format, until vclaimd runs again")
    }
    guard let dataset else { return StoreError(error, while: "\(activity) the file") }
    return failure(error, while: activity, dataset)
  }
}
