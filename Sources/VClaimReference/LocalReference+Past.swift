package import ReferenceStore
internal import VClaim

/// The past: rows as they were, and what happened to them.
///
/// A row of the past is what the file had by a moment. Columns that move all the time, such as the free beds of a room, are
/// in no journal and are nil.
extension LocalReference {
  /// One row of any dataset as it was.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - key: The key parts in the order of the table's columns.
  ///   - moment: The moment in unix seconds.
  /// - Returns: The row or its absence, with the generation that made it so and when the service told that.
  /// - Throws: ``ReferenceError`` with `unknownPast` when the journal does not reach back that far, `invalidArgument` when
  ///   the number of key parts is wrong, or when the file cannot be read.
  public func row<Row>(
    of dataset: ReferenceDataset<Row>, key: [String], asOf moment: Int64
  ) throws(ReferenceError) -> Lookup<Row> {
    try record(of: dataset.dataset, key: key, asOf: moment).map { record throws(ReferenceError) in
      try dataset.row(record)
    }
  }

  /// All rows of a dataset as they were.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - moment: The moment in unix seconds.
  /// - Returns: The rows by key, with the generation that made them so and when the service told that.
  /// - Throws: ``ReferenceError`` with `unknownPast` when the journal does not reach back that far, or when the file cannot
  ///   be read.
  public func rows<Row>(
    of dataset: ReferenceDataset<Row>, asOf moment: Int64
  ) throws(ReferenceError) -> SearchResult<Row> {
    let found = try records(of: dataset.dataset, asOf: moment)
    var rows: [Row] = []
    rows.reserveCapacity(found.rows.count)
    for record in found.rows { rows.append(try dataset.row(record)) }
    return SearchResult(
      rows: rows, asOf: found.asOf, age: found.age, isStale: found.isStale, generation: found.generation)
  }

  /// What happened to one key of any dataset.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - key: The key parts in the order of the table's columns.
  /// - Returns: Its changes, oldest first.
  /// - Throws: ``ReferenceError`` with `invalidArgument` when the number of key parts is wrong, or when the file cannot be
  ///   read.
  public func history<Row>(
    of dataset: ReferenceDataset<Row>, key: [String]
  ) throws(ReferenceError) -> RowHistory<Row> {
    let history = try keyHistory(of: dataset.dataset, key: key)
    var changes: [RowChange<Row>] = []
    for change in history.changes {
      changes.append(
        RowChange(
          kind: RowChange.Kind(change.op), before: try row(change.before, dataset),
          after: try row(change.after, dataset), at: change.at, generation: change.generation))
    }
    return RowHistory(changes: changes, knownSince: history.horizon?.state.at, generation: history.generation)
  }

  /// One row of any dataset as it was, as its table's columns.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - key: The key parts in the order of the table's columns.
  ///   - moment: The moment in unix seconds.
  /// - Returns: The record or its absence.
  /// - Throws: ``ReferenceError``: see the typed form.
  package func record(
    of dataset: Dataset, key: [String], asOf moment: Int64
  ) throws(ReferenceError) -> Lookup<Record> {
    do {
      let found = try reader.record(dataset, key: key, at: .time(moment))
      return Lookup(
        value: found.record, source: found.record == nil ? .absent : .local, asOf: found.state.at,
        age: age(of: found.state).seconds, isStale: false, generation: found.state.generation)
    } catch {
      throw past(error, of: dataset)
    }
  }

  /// All rows of a dataset as they were, as its table's columns.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - moment: The moment in unix seconds.
  /// - Returns: The records by key.
  /// - Throws: ``ReferenceError``: see the typed form.
  package func records(of dataset: Dataset, asOf moment: Int64) throws(ReferenceError) -> SearchResult<Record> {
    var records: [Record] = []
    do {
      let state = try forEach(dataset, asOf: moment) { records.append($0) }
      return SearchResult(
        rows: records, asOf: state.at, age: age(of: state).seconds, isStale: false, generation: state.generation)
    } catch let error as ReferenceError {
      throw error
    } catch {
      throw ReferenceError(.file, "the reference file cannot be read: \(error)")
    }
  }

  /// Lends every row of a dataset as it was to the body, without holding them all in memory.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - moment: The moment in unix seconds.
  ///   - body: Gets the records by key; what it throws ends the run.
  /// - Returns: The state in which the rows stood.
  /// - Throws: ``ReferenceError``: see the typed form; or what the body throws.
  @discardableResult
  package func forEach(
    _ dataset: Dataset, asOf moment: Int64, _ body: (Record) throws -> Void
  ) throws -> PastState {
    do {
      return try reader.forEach(dataset, at: .time(moment), body)
    } catch let error as StoreError {
      throw past(error, of: dataset)
    }
  }

  /// What happened to one key of any dataset, as the journal has it.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - key: The key parts in the order of the table's columns.
  /// - Returns: The entries of the journal, oldest first.
  /// - Throws: ``ReferenceError``: see the typed form.
  package func keyHistory(of dataset: Dataset, key: [String]) throws(ReferenceError) -> KeyHistory {
    do { return try reader.history(dataset, key: key) } catch { throw Self.unreadable(error) }
  }

  func age(of state: PastState) -> Age { Age(asOf: state.at, maxStale: nil, now: now()) }

  private func row<Row>(_ json: String?, _ dataset: ReferenceDataset<Row>) throws(ReferenceError) -> Row? {
    guard let json else { return nil }
    let record: Record
    do { record = try Record(journaled: json, of: dataset.dataset) } catch { throw Self.unreadable(error) }
    return try dataset.row(record)
  }

  /// Says of a past that is not known from when on it is.
  private func past(_ error: StoreError, of dataset: Dataset) -> ReferenceError {
    guard error.code == .unknownPast else { return Self.unreadable(error) }
    let horizon = try? reader.horizon(of: dataset)
    let known = horizon.map { "; it is known from \(LocalDay.textWithTime(at: $0.state.at)) on" } ?? ""
    return ReferenceError(.unknownPast, error.message + known, store: error)
  }
}

extension RowChange.Kind {
  init(_ operation: Change.Operation) {
    switch operation {
    case .added: self = .added
    case .changed: self = .changed
    case .removed: self = .removed
    }
  }
}
