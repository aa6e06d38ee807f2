import Migrations
import SQLite

/// The writer's side of the reference file: there is one in the daemon, and it alone changes the file.
package final class ReferenceStore: Sendable {
  let path: String
  let checkpointRepeats: CheckpointRepeats
  private let writer: Writer
  /// Why the file is served as it is and never written; nil where it is kept fresh.
  package let frozen: StoreError?
  let indexChecks = IndexChecks()

  /// Opens the file for writing; makes it when it is missing and brings its schema forward.
  ///
  /// A file that is not ours, is newer than this program or had its past edited is not touched at all.
  ///
  /// - Parameters:
  ///   - path: The file. It is made with mode 0640; its directory must be there.
  ///   - now: The wall clock in unix seconds, for the record of the migrations.
  /// - Throws: `StoreError` with `notAFile`, `notADatabase`, `foreignFile`, `newerFile`, `editedMigration`, or
  ///   `database` with what SQLite says.
  package convenience init(path: String, now: @Sendable () -> Int64) async throws(StoreError) {
    try await self.init(path: path, migrator: Migrator(), timer: .standard, now: now)
  }

  init(
    path: String, migrator: Migrator = Migrator(), timer: CheckpointTimer = .standard, now: @Sendable () -> Int64
  ) async throws(StoreError) {
    self.path = RealPath.of(path)
    checkpointRepeats = CheckpointRepeats(timer: timer)
    frozen = nil
    do {
      try ReferenceStore.inspect(path, migrator)
      let writer = try Writer(path: path, counter: CommitCounter.ofReferenceFile)
      let time = now()
      try await writer.withConnection { try migrator.migrate($0, at: time) }
      self.writer = writer
    } catch {
      throw StoreError(opening: path, error)
    }
  }

  /// Opens a file of a newer program, of which everything that this one knows can be read.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - reason: Why it is not written.
  /// - Throws: `StoreError` with `newerFile` where it cannot be read either.
  init(reading path: String, because reason: StoreError) throws(StoreError) {
    self.path = RealPath.of(path)
    checkpointRepeats = CheckpointRepeats(timer: .standard)
    frozen = reason
    do {
      _ = try ReferenceReader(path: path)
      writer = try Writer(readingOnly: path)
    } catch {
      throw StoreError(opening: path, error)
    }
  }

  /// Brings a candidate into the file in one transaction.
  ///
  /// Rows that are the same stay untouched. When nothing differs, only the dataset's line in `datasets` is written and
  /// the generation stays. Readers see all of the publication or nothing.
  ///
  /// - Parameter candidate: The complete partitions that were pulled.
  /// - Returns: What was added, changed and removed.
  /// - Throws: `StoreError` with `invalidCandidate` when a row breaks the rules, or `database`: then the file is as it
  ///   was.
  package func publish(_ candidate: Candidate) async throws(StoreError) -> Publication {
    let publication = try await perform("publishing \(candidate.dataset.name)") { [indexChecks] writer in
      try await writer.write { try Publisher(candidate, checks: indexChecks, on: $0).publish() }
    }
    // The publication stands, whatever becomes of the checkpoint: the next one does what this one could not.
    if !publication.isUnchanged { try? await checkpointIfNeeded() }
    return publication
  }

  /// Brings those partitions of a candidate into the file that nobody wants held back, all in one transaction.
  ///
  /// With a partition held back, the dataset's `as_of` stays, and so do the rows of partitions that are not named. What
  /// is left is compared and judged again, until nothing more is held. A row that moves from or to a partition which is
  /// held back stays where it is, so that it neither vanishes nor stands there twice.
  ///
  /// - Parameters:
  ///   - candidate: The partitions that were pulled.
  ///   - isHeld: Judges each partition; must answer by what it is given alone.
  /// - Returns: What was published, and what each partition is about.
  /// - Throws: What `publish(_:)` throws.
  package func publish(
    _ candidate: Candidate, holding isHeld: @Sendable (PartComparison) -> Bool
  ) async throws(StoreError) -> JudgedPublication {
    let judged = try await perform("publishing \(candidate.dataset.name)") { [indexChecks] writer in
      try await writer.write { try Publisher(candidate, checks: indexChecks, on: $0).publish(holding: isHeld) }
    }
    if judged.publication?.isUnchanged == false { try? await checkpointIfNeeded() }
    return judged
  }

  /// Tells what `publish(_:holding:)` would do, and does nothing.
  ///
  /// - Parameters:
  ///   - candidate: The partitions that were pulled.
  ///   - isHeld: Judges each partition.
  /// - Returns: What would be published, and what each partition is about.
  /// - Throws: What `publish(_:)` throws.
  package func preview(
    _ candidate: Candidate, holding isHeld: @Sendable (PartComparison) -> Bool
  ) async throws(StoreError) -> JudgedPublication {
    try await compare(candidate) { try $0.preview(holding: isHeld) }
  }

  /// Tells what a candidate is about, and does nothing.
  ///
  /// - Parameters:
  ///   - candidate: The candidate.
  ///   - limit: The most keys of each kind to name.
  /// - Returns: What each partition would do, and the first keys.
  /// - Throws: What `publish(_:)` throws.
  package func sample(_ candidate: Candidate, keys limit: Int) async throws(StoreError) -> ComparedCandidate {
    try await compare(candidate) { try $0.sample(limit) }
  }

  /// Notes that a dataset was tried.
  ///
  /// It does not wait for the disk: after a power cut the dataset may be tried again.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - time: When it was tried, in unix seconds.
  ///   - nextAt: When it will be tried next, in unix seconds.
  ///   - error: Why the try failed, nothing when it did not. The first 300 characters are kept.
  /// - Throws: `StoreError` with `database`.
  package func note(
    attempt dataset: Dataset, at time: Int64, nextAt: Int64?, error: String?
  ) async throws(StoreError) {
    try await perform("noting a try of \(dataset.name)") { writer in
      try await writer.writeWithoutWaiting { connection in
        try StatusTable(connection: connection).note(attempt: dataset, at: time, nextAt: nextAt, error: error)
      }
    }
  }

  /// Writes when datasets will be tried next, where the file says otherwise; it does not wait for the disk either.
  ///
  /// - Parameter times: Unix seconds by dataset; others stay as they are.
  /// - Throws: `StoreError` with `database`.
  package func setNext(_ times: [Dataset: Int64]) async throws(StoreError) {
    try await perform("noting when datasets are due") { writer in
      try await writer.writeWithoutWaiting { connection in
        for (dataset, time) in times { try StatusTable(connection: connection).setNext(time, of: dataset) }
      }
    }
  }

  /// Writes how many partitions of a dataset are held back, where the file says otherwise.
  ///
  /// - Parameters:
  ///   - count: How many; 0 for none.
  ///   - dataset: The dataset.
  /// - Throws: `StoreError` with `database`.
  package func setHeld(_ count: Int, of dataset: Dataset) async throws(StoreError) {
    try await perform("noting what is held of \(dataset.name)") { writer in
      try await writer.write { try StatusTable(connection: $0).setHeld(count, of: dataset) }
    }
  }

  /// Writes into the file what the configuration wants of the datasets, where the file says otherwise.
  ///
  /// - Parameter plan: One entry a dataset; datasets without one stay as they are.
  /// - Throws: `StoreError` with `database`.
  package func setPlan(_ plan: [DatasetPlan]) async throws(StoreError) {
    try await perform("writing the plan") { writer in
      try await writer.write { connection in
        for entry in plan { try StatusTable(connection: connection).apply(entry) }
      }
    }
  }

  /// Takes entries out of the journal that are older than they are to be kept, a bounded number of them.
  ///
  /// Of a key that is gone, the entry of its removal stays. Nothing goes while an entry or a confirmation claims to be
  /// later than now.
  ///
  /// - Parameters:
  ///   - limit: What was published before this time goes, in unix seconds.
  ///   - now: The wall clock in unix seconds.
  ///   - count: The most entries to take out in this one transaction.
  /// - Returns: How many were taken out: less than `count` once nothing is left to do.
  /// - Throws: `StoreError` with `database`.
  package func pruneJournal(before limit: Int64, now: Int64, atMost count: Int) async throws(StoreError) -> Int {
    try await perform("pruning the journal") { writer in
      try await writer.write { try JournalPruning(connection: $0).step(before: limit, now: now, atMost: count) }
    }
  }

  /// The latest time that the file knows of: of an entry of the journal, or of a confirmation.
  ///
  /// - Returns: Unix seconds; nil where nothing was ever published.
  /// - Throws: `StoreError` with `database`.
  package func newestTime() async throws(StoreError) -> Int64? {
    try await perform("reading the newest time") { writer in
      try await writer.withConnection { try Content(connection: $0).newestTime() }
    }
  }

  /// Closes the file; what stands in the log stays there for readers and for the next start.
  package func close() async {
    await writer.close()
  }

  /// The state of every dataset.
  ///
  /// - Returns: One entry a dataset, in the order of the declarations.
  /// - Throws: `StoreError` with `database`.
  package func statuses() async throws(StoreError) -> [DatasetStatus] {
    try await perform("reading the state") { writer in
      try await writer.withConnection { try Content(connection: $0).statuses() }
    }
  }

  /// All rows of a dataset.
  ///
  /// - Parameter dataset: The dataset.
  /// - Returns: The rows, in display order where the dataset has one, else by key.
  /// - Throws: `StoreError` with `database`.
  package func records(of dataset: Dataset) async throws(StoreError) -> [Record] {
    try await perform("reading \(dataset.name)") { writer in
      try await writer.withConnection { connection in
        var records: [Record] = []
        try Content(connection: connection).forEach(dataset) { records.append($0) }
        return records
      }
    }
  }

  /// Looks at an existing file before anything may write to it: opening for writing alone would change its journal mode.
  private static func inspect(_ path: String, _ migrator: Migrator) throws {
    guard try FileKind.existingFile(at: path) else { return }
    try migrator.check(Connection(path: path, options: .reader))
  }

  private func compare<R: Sendable>(
    _ candidate: Candidate, _ work: @Sendable (Publisher) throws -> R
  ) async throws(StoreError) -> R {
    try await perform("comparing \(candidate.dataset.name)") { writer in
      try await writer.withConnection { connection in
        try connection.readTransaction { try work(Publisher(candidate, on: connection)) }
      }
    }
  }

  func perform<R: Sendable>(
    _ activity: String, _ work: @Sendable (Writer) async throws -> R
  ) async throws(StoreError) -> R {
    do {
      return try await work(writer)
    } catch {
      throw StoreError(error, while: activity)
    }
  }
}
