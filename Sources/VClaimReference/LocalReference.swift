package import ReferenceStore
import SQLite
public import VClaim

/// Look-ups and searches in the reference file alone: synchronous, and never waiting for the network.
///
/// Calls may come from any number of threads at once; each uses one of a few connections (as many as processors, 2 to 8)
/// that it shares with no other call in progress. A look-up sees every commit of the daemon that was over before it began,
/// with no file system asked as long as there was none: a counter in memory that the daemon shares tells. A commit of
/// another program, such as the `sqlite3` shell, is seen within a quarter of a second.
///
/// Each connection remembers the rows that it gave, at most 2,048 of them, until the next commit; how old a row is and
/// whether it is stale is reckoned at each call.
public struct LocalReference: Sendable {
  package let reader: ReferenceReader
  package let now: @Sendable () -> Int64

  package init(reader: ReferenceReader, now: @escaping @Sendable () -> Int64) {
    self.reader = reader
    self.now = now
  }

  /// The polyclinic of a code.
  ///
  /// - Parameter code: The code, such as `INT`; white space around it does not count.
  /// - Returns: The row as the file has it, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read.
  public func polyclinic(_ code: String) throws(ReferenceError) -> Lookup<Polyclinic> {
    try row(in: .polyclinics, KeyParts(code))
  }

  /// The facility of a code.
  ///
  /// - Parameter code: The code; white space around it does not count.
  /// - Returns: The row as the file has it, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read.
  public func facility(_ code: String) throws(ReferenceError) -> Lookup<Facility> {
    try row(in: .facilities, KeyParts(code))
  }

  /// The diagnosis of an ICD-10 code.
  ///
  /// - Parameter code: The code, such as `A00.1`, in upper or lower case; white space around it does not count.
  /// - Returns: The row as the file has it, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read.
  public func diagnosis(_ code: String) throws(ReferenceError) -> Lookup<Diagnosis> {
    try row(in: .diagnoses, KeyParts(code))
  }

  /// A doctor at one polyclinic of a facility.
  ///
  /// - Parameters:
  ///   - code: The code of the doctor.
  ///   - facility: The code of the facility.
  ///   - polyclinic: The code of the polyclinic.
  /// - Returns: The row as the file has it, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read.
  public func doctor(_ code: String, facility: String, polyclinic: String) throws(ReferenceError) -> Lookup<Doctor> {
    try row(in: .doctors, KeyParts([facility, polyclinic, code]))
  }

  /// The room class of a code.
  ///
  /// - Parameter code: The code; white space around it does not count.
  /// - Returns: The row as the file has it, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read.
  public func roomClass(_ code: String) throws(ReferenceError) -> Lookup<RoomClass> {
    try row(in: .roomClasses, KeyParts(code))
  }

  /// A room of a facility.
  ///
  /// - Parameters:
  ///   - code: The code of the room.
  ///   - facility: The code of the facility.
  ///   - roomClass: The code of the room's class.
  /// - Returns: The row as the file has it, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read.
  public func room(_ code: String, facility: String, roomClass: String) throws(ReferenceError) -> Lookup<Room> {
    try row(in: .rooms, KeyParts([facility, roomClass, code]))
  }

  /// One row of any dataset.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - key: The key parts in the order of the table's columns.
  /// - Returns: The row as the file has it, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read, or `invalidArgument` when the number of key parts is wrong.
  public func row<Row>(of dataset: ReferenceDataset<Row>, key: [String]) throws(ReferenceError) -> Lookup<Row> {
    try dataset.lookUp(self, KeyParts(key))
  }

  /// Searches a dataset by code and name.
  ///
  /// Every word of the text must begin a word of the code or the name, in any order; case, accents and the dots of a code do
  /// not count. Diagnoses are found by the phrases of the table `aliases` too. First come the code itself, then codes that
  /// begin so, then names that begin so, then the others; each of these from the general to the special. Where there is
  /// nothing, words that are one typing mistake away are taken.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - text: What was typed; nothing in it has a special meaning.
  ///   - limit: The most rows to return; less than 1 counts as none.
  /// - Returns: The rows, best first; none for a text without a letter or digit.
  /// - Throws: ``ReferenceError`` when the file cannot be read.
  public func search<Row>(
    _ dataset: ReferenceDataset<Row>, _ text: String, limit: Int = 20
  ) throws(ReferenceError) -> SearchResult<Row> {
    try dataset.search(self, text, limit)
  }

  /// The generation of the file: it grows by one with each publication that changed something.
  ///
  /// - Returns: The number.
  /// - Throws: ``ReferenceError`` when the file cannot be read.
  public func generation() throws(ReferenceError) -> Int64 {
    do { return try reader.generation() } catch { throw Self.unreadable(error) }
  }

  /// One row of any dataset, as its table's columns.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - key: The key parts in the order of the table's columns.
  /// - Returns: The record as the file has it, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read, or `invalidArgument` when the number of key parts is wrong.
  package func record(of dataset: Dataset, key: [String]) throws(ReferenceError) -> Lookup<Record> {
    try keptRow(in: dataset, KeyParts(key)) { row throws(SQLiteError) in
      try Record(columns: dataset.columns.count, of: row)
    }
  }

  /// One row by its type, made of the file's columns without the detour over a record.
  @inline(__always) func row<Row: RecordRow>(
    in dataset: Dataset, _ key: KeyParts
  ) throws(ReferenceError) -> Lookup<Row> {
    try keptRow(in: dataset, key) { row throws(SQLiteError) in try Row(row) }
  }

  /// The rows of a search by their type.
  @inline(__always) func rows<Row: RecordRow>(
    in dataset: Dataset, matching text: String, limit: Int
  ) throws(ReferenceError) -> SearchResult<Row> {
    try keptRows(in: dataset, matching: text, limit: limit) { row throws(SQLiteError) in try Row(row) }
  }

  @inline(__always) private func keptRow<Row: Sendable>(
    in dataset: Dataset, _ key: KeyParts, _ make: @Sendable (borrowing SQLite.Row) throws(SQLiteError) -> Row
  ) throws(ReferenceError) -> Lookup<Row> {
    do {
      let found = try reader.find(dataset, key, as: ObjectIdentifier(Kept<Row>.self)) { row throws(SQLiteError) in
        Kept(try make(row))
      }
      let freshness = found.freshness
      let age = Age(asOf: freshness.asOf, maxStale: freshness.maxStale, now: now())
      return Lookup(
        value: (found.row as? Kept<Row>)?.content, source: found.row == nil ? .absent : .local, asOf: freshness.asOf,
        age: age.seconds, isStale: age.isStale, generation: freshness.generation)
    } catch {
      throw Self.unreadable(error)
    }
  }

  /// Searches any dataset, as its table's columns.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - text: What was typed.
  ///   - limit: The most rows to return.
  /// - Returns: The records, best first.
  /// - Throws: ``ReferenceError`` when the file cannot be read.
  package func records(
    of dataset: Dataset, matching text: String, limit: Int
  ) throws(ReferenceError) -> SearchResult<Record> {
    try keptRows(in: dataset, matching: text, limit: limit) { row throws(SQLiteError) in
      try Record(columns: dataset.columns.count, of: row)
    }
  }

  @inline(__always) private func keptRows<Row: Sendable>(
    in dataset: Dataset, matching text: String, limit: Int,
    _ make: @Sendable (borrowing SQLite.Row) throws(SQLiteError) -> Row
  ) throws(ReferenceError) -> SearchResult<Row> {
    do {
      let found = try reader.find(dataset, matching: text, limit: limit) { search throws(SQLiteError) in
        var rows: [Row] = []
        rows.reserveCapacity(min(max(limit, 0), 32))
        let order = try search.lendRows { row throws(SQLiteError) in rows.append(try make(row)) }
        return Kept(order.map { order in order.map { rows[$0] } } ?? rows)
      }
      let freshness = found.freshness
      let age = Age(asOf: freshness.asOf, maxStale: freshness.maxStale, now: now())
      return SearchResult(
        rows: (found.row as? Kept<[Row]>)?.content ?? [], asOf: freshness.asOf, age: age.seconds,
        isStale: age.isStale, generation: freshness.generation, text: text)
    } catch {
      throw Self.unreadable(error)
    }
  }

  static func unreadable(_ error: StoreError) -> ReferenceError {
    error.code == .invalidKey
      ? ReferenceError(.invalidArgument, error.message)
      : ReferenceError(.file, "the reference file cannot be read: \(error)", store: error)
  }
}
