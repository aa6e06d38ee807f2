package import ReferenceStore
internal import SQLite

extension StateFile {
  /// For how many seconds an answer stays in the file at most, for a dataset that is never pulled again.
  static let longestKept: Int64 = 30 * 86_400

  /// The answers that are kept of a dataset's pull.
  ///
  /// - Parameter dataset: The dataset.
  /// - Returns: One entry a request, whoever was asked, and whenever.
  /// - Throws: `StoreError` with `database`.
  package func fetchedAnswers(of dataset: Dataset) async throws(StoreError) -> [FetchedAnswer] {
    try await perform("reading kept answers of \(dataset.name)") { writer in
      try await writer.withConnection { try FetchedTable(connection: $0).list(dataset) }
    }
  }

  /// Keeps answers of a dataset's pull; each takes the place of an earlier one to the same request.
  ///
  /// - Parameters:
  ///   - answers: The answers.
  ///   - dataset: The dataset.
  /// - Throws: `StoreError` with `database`.
  package func keep(_ answers: [FetchedAnswer], of dataset: Dataset) async throws(StoreError) {
    try await perform("keeping answers of \(dataset.name)") { writer in
      try await writer.write { connection in
        for answer in answers { try FetchedTable(connection: connection).put(answer, of: dataset) }
      }
    }
  }

  /// Drops the answers to some requests of a dataset's pull.
  ///
  /// - Parameters:
  ///   - requests: The requests.
  ///   - dataset: The dataset.
  /// - Throws: `StoreError` with `database`.
  package func drop(_ requests: Set<String>, of dataset: Dataset) async throws(StoreError) {
    try await perform("dropping some kept answers of \(dataset.name)") { writer in
      try await writer.write { connection in
        for request in requests { try FetchedTable(connection: connection).drop(request, of: dataset) }
      }
    }
  }

  /// Drops all answers that are kept of a dataset's pull.
  ///
  /// - Parameter dataset: The dataset.
  /// - Throws: `StoreError` with `database`.
  package func dropFetchedAnswers(of dataset: Dataset) async throws(StoreError) {
    try await perform("dropping kept answers of \(dataset.name)") { writer in
      try await writer.write { try FetchedTable(connection: $0).drop(dataset) }
    }
  }
}
