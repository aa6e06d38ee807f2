internal import Migrations
package import ReferenceStore
internal import SQLite

/// What the daemon must remember and nobody else reads, in a file beside the reference file, for its owner only.
///
/// Nothing in it is worth not starting for: a file that cannot be used is put aside, and a new one made.
package final class StateFile: Sendable {
  /// The `application_id` of a state file: "VCLS" ("https://sqlite.org/pragma.html#pragma_application_id").
  private static let applicationID: Int32 = 0x5643_4C53
  static let migrator = Migrator(Migrations.stateFile, applicationID: applicationID)

  /// Where a file was put that could not be used, and why; nil where nothing was wrong.
  package let setAside: (path: String, reason: String)?
  /// Why no file can be used at the path, so that all is forgotten with this program; nil where one is used.
  package let reasonInMemory: String?
  /// What kept the writer out of the file and was mended, one sentence each.
  package let mended: [String]
  private let writer: Writer
  private let turns = Turns()

  /// Opens the file, and makes it when it is missing.
  ///
  /// Where no file can be opened or made at the path at all, memory takes its place, with what can be read of the file.
  ///
  /// - Parameters:
  ///   - path: The file. It is made with mode 0600; its directory must be there.
  ///   - now: The wall clock in unix seconds.
  /// - Throws: `StoreError` when there is no memory either.
  package init(path: String, now: @Sendable () -> Int64) async throws(StoreError) {
    let time = now()
    let place = FilePlace.mend(path, mode: 0o600, at: time)
    let path = place.path
    mended = place.remarks
    do {
      (writer, setAside) = try await Self.open(path, at: time)
      reasonInMemory = nil
    } catch {
      reasonInMemory = "\(error)"
      setAside = nil
      writer = try await Self.openInMemory(copying: path, at: time)
    }
  }

  /// The path of the state file that belongs to a reference file.
  ///
  /// - Parameter referenceFile: The reference file.
  /// - Returns: `state.sqlite` in the same directory; `NAME-state.sqlite` for a file that is not `reference.sqlite`; beside
  ///   the file itself, where the path is a link.
  package static func path(beside referenceFile: String) -> String {
    SidePath.of("state.sqlite", beside: referenceFile)
  }

  /// Closes the file.
  package func close() async { await writer.close() }

  /// Does what reads and writes both files as one, such as a guarded publication or an approval, alone.
  ///
  /// - Parameter work: The work; must not call this again.
  /// - Returns: What the work returns.
  /// - Throws: What the work throws.
  package func alone<R>(_ work: () async throws(StoreError) -> R) async throws(StoreError) -> R {
    try await turns.take(work)
  }

  /// The held candidates, without their rows.
  ///
  /// - Parameter dataset: Only this dataset's; nil for all.
  /// - Returns: One entry a partition, in the order of datasets and partitions.
  /// - Throws: `StoreError` with `database`.
  package func held(of dataset: Dataset? = nil) async throws(StoreError) -> [HeldCandidate] {
    try await perform("reading held candidates") { writer in
      try await writer.withConnection { try HeldTable(connection: $0).list(dataset) }
    }
  }

  /// The rows of a held candidate.
  ///
  /// - Parameter held: The candidate.
  /// - Returns: Its rows; nil where it is not held any more, or another one is.
  /// - Throws: `StoreError` with `database` or `unexpectedContent`.
  package func records(of held: HeldCandidate) async throws(StoreError) -> [Record]? {
    try await perform("reading a held candidate") { writer in
      try await writer.withConnection { try HeldTable(connection: $0).records(of: held) }
    }
  }

  /// Keeps the candidates of a pull that were held back, and drops those of partitions that were not.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - held: What to keep, with the rows.
  ///   - dropped: Whose held candidate is done with.
  /// - Returns: How many partitions of the dataset are held now.
  /// - Throws: `StoreError` with `database`.
  package func settle(
    _ dataset: Dataset, holding held: [(HeldCandidate, [Record])], dropping dropped: Set<Partition>
  ) async throws(StoreError) -> Int {
    try await perform("keeping held candidates") { writer in
      try await writer.write { connection in
        let table = HeldTable(connection: connection)
        for partition in dropped { try table.drop(dataset, partition) }
        for (candidate, records) in held { try table.put(candidate, records) }
        return try table.list(dataset).count
      }
    }
  }

  /// Drops a held candidate for good, unless another one of the partition has taken its place.
  ///
  /// Nothing can be confirmed any more by approving the rest of the same pull.
  ///
  /// - Parameter held: The candidate.
  /// - Returns: How many partitions of its dataset are held now.
  /// - Throws: `StoreError` with `database`.
  package func reject(_ held: HeldCandidate) async throws(StoreError) -> Int {
    try await perform("dropping a held candidate") { writer in
      try await writer.write { connection in
        let table = HeldTable(connection: connection)
        if try table.drop(held.dataset, held.partition, digest: held.digest) {
          try table.distrustRest(of: held.dataset)
        }
        return try table.list(held.dataset).count
      }
    }
  }

  static func failure(_ error: any Error, _ activity: String) -> StoreError {
    (error as? StoreError) ?? StoreError(.database, "\(activity) failed", underlying: error as? SQLiteError)
  }

  func perform<R: Sendable>(
    _ activity: String, _ work: @Sendable (Writer) async throws -> R
  ) async throws(StoreError) -> R {
    do { return try await work(writer) } catch { throw Self.failure(error, activity) }
  }
}
