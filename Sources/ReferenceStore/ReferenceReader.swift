package import SQLite

/// The reader's side of the reference file: synchronous, for any number of threads, in any process.
///
/// Each call sees one state of the file and nothing of a publication under way.
package final class ReferenceReader: Sendable {
  let readers: Readers
  private let lanes: LookUpLanes

  /// Opens a file for reading.
  ///
  /// A file with a newer minor version is read: within a major one, tables and columns are only added.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - timer: When look-ups let go of the state of the file that they keep.
  /// - Throws: `StoreError` with `missingFile`, `notAFile`, `notADatabase`, `foreignFile`, `newerFile`, or `database` with
  ///   what SQLite says.
  package init(path: String, timer: ReleaseTimer = .standard) throws(StoreError) {
    do {
      guard try FileKind.existingFile(at: path) else {
        throw StoreError(.missingFile, "\(path) is missing: the daemon has not made it yet")
      }
      readers = Readers(openingLater: path)
      lanes = LookUpLanes(path: path, timer: timer)
      let identity = try lanes.read { try FileIdentity(of: $0.connection) }
      guard identity.isOurs else {
        let reason = identity.isUntouched ? "is empty: the daemon has not set it up yet" : "belongs to another program"
        throw StoreError(.foreignFile, "\(path) \(reason)")
      }
      guard identity.major <= FileIdentity.readableMajor else {
        throw StoreError(
          .newerFile,
          "\(path) has format \(identity.userVersion); this program reads up to \(FileIdentity.readableMajor)xxx")
      }
    } catch {
      throw StoreError(opening: path, error)
    }
  }

  /// Looks one row up, and keeps it as its caller wants it.
  ///
  /// A row that was looked up before is remembered until the next commit.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - key: The parts of the key; white space around them does not count, nor does case for diagnoses.
  ///   - kind: The type of what is made: what was kept of another type is made anew.
  ///   - make: Makes what is kept of a row with the dataset's columns.
  /// - Returns: The row, or nothing where there is none, and how the dataset stands.
  /// - Throws: `StoreError` with `invalidKey` for a wrong number of parts, `olderFile`, or `database`.
  package func find(
    _ dataset: Dataset, _ key: KeyParts, as kind: ObjectIdentifier,
    _ make: @Sendable (borrowing Row) throws(SQLiteError) -> KeptRow
  ) throws(StoreError) -> KeptFound {
    guard key.count == dataset.keyCount else { throw dataset.wrongKey(key.count) }
    do {
      guard let text = KeyText.of(key, in: dataset) else {
        return try lanes.read { try $0.find(key, in: dataset, make) }
      }
      return try lanes.read { try $0.find(text, in: dataset, as: kind, make) }
    } catch {
      throw failure(error, while: "looking up", dataset)
    }
  }

  /// Looks one row up.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - key: The parts of the key.
  /// - Returns: The row as a record, or nothing where there is none, and how the dataset stands.
  /// - Throws: What ``find(_:_:as:_:)`` throws.
  package func find(_ dataset: Dataset, _ key: KeyParts) throws(StoreError) -> Found {
    let found = try find(dataset, key, as: ObjectIdentifier(KeptRecord.self)) { row throws(SQLiteError) in
      KeptRecord(try Record(row))
    }
    return Found(record: (found.row as? KeptRecord)?.record, freshness: found.freshness)
  }

  /// Looks one row up, for whoever wants nothing to do with absence.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - key: The parts of the key.
  /// - Returns: What ``find(_:_:)`` gives; nil where there is no row.
  /// - Throws: What ``find(_:_:)`` throws.
  package func record(_ dataset: Dataset, key: [String]) throws(StoreError) -> Found? {
    let found = try find(dataset, KeyParts(key))
    return found.record == nil ? nil : found
  }

  /// Searches by code and name: every word that was typed must begin a word of the row.
  ///
  /// Datasets without a search index are searched for words that begin the code or stand anywhere in the name.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - text: What the user typed; nothing in it is syntax. The first 500 characters and 32 words count.
  ///   - limit: The most rows to return.
  ///   - make: Makes of the search what its caller wants.
  /// - Returns: What was made, and how the dataset stands.
  /// - Throws: `StoreError` with `olderFile` or `database`.
  package func find(
    _ dataset: Dataset, matching text: String, limit: Int,
    _ make: @Sendable (SearchRun) throws(SQLiteError) -> KeptRow
  ) throws(StoreError) -> KeptFound {
    let text = SearchText(text)
    do {
      return try lanes.read { try $0.find(text, in: dataset, limit: limit, make) }
    } catch {
      throw failure(error, while: "searching", dataset)
    }
  }

  /// Lends every row of a dataset to the body, from one state of the file, without holding them all in memory.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - body: Gets the rows in display order where the dataset has one, else by key; what it throws ends the run.
  /// - Returns: How the dataset stands and the file's generation, in the same state of the file.
  /// - Throws: `StoreError` with `olderFile` or `database`, or what the body throws.
  @discardableResult
  package func forEach(
    _ dataset: Dataset, _ body: (Record) throws -> Void
  ) throws -> (status: DatasetStatus, generation: Int64) {
    do {
      return try readers.read { connection in
        try connection.readTransaction {
          let content = Content(connection: connection)
          try content.forEach(dataset, body)
          return (try content.status(of: dataset), try content.generation())
        }
      }
    } catch let error as SQLiteError {
      throw failure(error, while: "reading", dataset)
    }
  }

  /// The state of every dataset, worked out at this moment.
  ///
  /// - Returns: One entry a dataset, in the order of the declarations.
  /// - Throws: `StoreError` with `database`.
  package func statuses() throws(StoreError) -> [DatasetStatus] {
    try read("reading the state") { try $0.statuses() }
  }

  /// The state of one dataset, worked out at this moment.
  ///
  /// - Parameter dataset: The dataset.
  /// - Returns: Its state.
  /// - Throws: `StoreError` with `unexpectedContent` when the file does not know the dataset, or `database`.
  package func status(of dataset: Dataset) throws(StoreError) -> DatasetStatus {
    try read("reading the state of \(dataset.name)") { try $0.status(of: dataset) }
  }

  /// How often the file has changed.
  ///
  /// - Returns: The generation, 0 for a file that was never published to.
  /// - Throws: `StoreError` with `database`.
  package func generation() throws(StoreError) -> Int64 {
    do { return try lanes.read { try $0.generation() } } catch {
      throw StoreError(error, while: "reading the generation")
    }
  }

  /// What changed after a generation.
  ///
  /// - Parameters:
  ///   - generation: The last generation that the caller knows.
  ///   - dataset: Only this dataset's changes; without it, those of all.
  /// - Returns: The entries of the journal, oldest first.
  /// - Throws: `StoreError` with `database`.
  package func changes(since generation: Int64, dataset: Dataset?) throws(StoreError) -> [Change] {
    try read("reading the journal") { try $0.changes(since: generation, dataset: dataset) }
  }

  /// Takes an error of a question about one dataset, whose table a file of an older format may lack.
  func failure(_ error: any Error, while activity: String, _ dataset: Dataset) -> StoreError {
    if let error = error as? SQLiteError, SQLiteError.Code.error ~= error.code,
      let statuses = try? statuses(), !statuses.contains(where: { $0.dataset == dataset.name })
    {
      return StoreError(
        .olderFile, "the file has no \(dataset.commandName) yet: it is of an older format, until vclaimd runs again")
    }
    return StoreError(error, while: "\(activity) \(dataset.name)")
  }

  private func read<R>(_ activity: String, _ body: (Content) throws -> R) throws(StoreError) -> R {
    do {
      return try readers.read { connection in
        try connection.readTransaction { try body(Content(connection: connection)) }
      }
    } catch {
      throw StoreError(error, while: activity)
    }
  }
}
