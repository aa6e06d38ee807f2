import SQLite

extension ReferenceStore {
  /// Brings rows into the file that the service told one by one, as one publication.
  ///
  /// They are journaled; the dataset's state and `as_of` stay. A row that the file has stays as it is. Nothing is taken of a
  /// dataset that is off, and nothing before its first complete pull: with a few rows it would look as if it had no others.
  ///
  /// - Parameters:
  ///   - records: The rows; of two with the same key the later one counts.
  ///   - dataset: Their dataset.
  ///   - time: When the service told them, in unix seconds.
  /// - Returns: What was added; nil where nothing was.
  /// - Throws: `StoreError` with `invalidCandidate` when a row breaks the rules, or `database`: then the file is as it was.
  package func publishLearned(
    _ records: [Record], of dataset: Dataset, at time: Int64
  ) async throws(StoreError) -> Publication? {
    try await perform("publishing learned rows of \(dataset.name)") { [indexChecks] writer in
      try await writer.write { connection -> Publication? in
        let content = Content(connection: connection)
        let status = try content.status(of: dataset)
        guard status.state != .off, status.asOf != nil else { return nil }
        var news: [[Value]: Record] = [:]
        for record in records {
          let key = Array(record.values.prefix(dataset.keyCount))
          guard try content.record(dataset, keyed: key) == nil else { continue }
          news[key] = record
        }
        guard !news.isEmpty else { return nil }
        let candidate = Candidate(
          dataset: dataset, parts: [(.whole, Array(news.values))], incomplete: [.whole], confirmsWhole: false,
          asOf: time)
        return try Publisher(candidate, checks: indexChecks, on: connection).publishLearned()
      }
    }
  }
}
