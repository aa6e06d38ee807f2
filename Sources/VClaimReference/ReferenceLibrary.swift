package import ReferenceStore
public import VClaim

/// Answers look-ups from the local reference file, and asks the service for a key that is not in it.
///
/// A row that is in the file is answered from there, whatever its age: the answer says how old it is. Only a miss asks
/// further: once for a key, however many callers wait for it, and within each caller's deadline. What the service answers
/// is remembered in this process; absence for minutes only, failures never.
public final class ReferenceLibrary: Sendable {
  /// Look-ups and searches in the file alone.
  public let local: LocalReference
  private let live: LiveReference?

  /// Opens a reference file for reading.
  ///
  /// - Parameters:
  ///   - path: The file, such as `/var/lib/vclaimd/reference.sqlite`.
  ///   - fallback: Whom to ask for a key that is not in the file.
  ///   - now: The wall clock, in unix seconds.
  /// - Throws: ``ReferenceError`` with `file` when there is no such file, or it is no reference file that this version reads.
  public init(
    path: String, fallback: Fallback = .none, now: @escaping @Sendable () -> Int64 = SystemTime.unixSeconds
  ) throws(ReferenceError) {
    do {
      local = LocalReference(reader: try ReferenceReader(path: path), now: now)
    } catch {
      throw LocalReference.unreadable(error)
    }
    live = fallback.source.map { [local] source in
      LiveReference(source: source, now: now) { () throws(ReferenceError) in try local.generation() }
    }
  }

  /// The polyclinic of a code.
  ///
  /// - Parameters:
  ///   - code: The code, such as `INT`; white space around it does not count.
  ///   - limit: How long to wait for the service on a miss.
  /// - Returns: The row with its source and age, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read, or the key is not in it and the service did not answer.
  public func polyclinic(
    _ code: String, within limit: Duration = .seconds(10)
  ) async throws(ReferenceError) -> Lookup<Polyclinic> {
    try await row(of: .polyclinics, key: [code], within: limit)
  }

  /// The facility of a code.
  ///
  /// - Parameters:
  ///   - code: The code; white space around it does not count.
  ///   - limit: How long to wait for the service on a miss.
  /// - Returns: The row with its source and age, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read, or the key is not in it and the service did not answer.
  public func facility(
    _ code: String, within limit: Duration = .seconds(10)
  ) async throws(ReferenceError) -> Lookup<Facility> {
    try await row(of: .facilities, key: [code], within: limit)
  }

  /// The diagnosis of an ICD-10 code.
  ///
  /// - Parameters:
  ///   - code: The code, such as `A00.1`, in upper or lower case; white space around it does not count.
  ///   - limit: How long to wait for the service on a miss.
  /// - Returns: The row with its source and age, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read, or the key is not in it and the service did not answer.
  public func diagnosis(
    _ code: String, within limit: Duration = .seconds(10)
  ) async throws(ReferenceError) -> Lookup<Diagnosis> {
    try await row(of: .diagnoses, key: [code], within: limit)
  }

  /// A doctor at one polyclinic of a facility.
  ///
  /// - Parameters:
  ///   - code: The code of the doctor.
  ///   - facility: The code of the facility.
  ///   - polyclinic: The code of the polyclinic.
  ///   - limit: How long to wait for the service on a miss.
  /// - Returns: The row with its source and age, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read, or the key is not in it and the service did not answer.
  public func doctor(
    _ code: String, facility: String, polyclinic: String, within limit: Duration = .seconds(10)
  ) async throws(ReferenceError) -> Lookup<Doctor> {
    try await row(of: .doctors, key: [facility, polyclinic, code], within: limit)
  }

  /// The room class of a code.
  ///
  /// - Parameters:
  ///   - code: The code; white space around it does not count.
  ///   - limit: How long to wait for the service on a miss.
  /// - Returns: The row with its source and age, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read, or the key is not in it and the service did not answer.
  public func roomClass(
    _ code: String, within limit: Duration = .seconds(10)
  ) async throws(ReferenceError) -> Lookup<RoomClass> {
    try await row(of: .roomClasses, key: [code], within: limit)
  }

  /// A room of a facility.
  ///
  /// - Parameters:
  ///   - code: The code of the room.
  ///   - facility: The code of the facility.
  ///   - roomClass: The code of the room's class.
  ///   - limit: How long to wait for the service on a miss.
  /// - Returns: The row with its source and age, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read, or the key is not in it and the service did not answer.
  public func room(
    _ code: String, facility: String, roomClass: String, within limit: Duration = .seconds(10)
  ) async throws(ReferenceError) -> Lookup<Room> {
    try await row(of: .rooms, key: [facility, roomClass, code], within: limit)
  }

  /// One row of any dataset.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - key: The key parts in the order of the table's columns.
  ///   - limit: How long to wait for the service on a miss.
  /// - Returns: The row with its source and age, or absence.
  /// - Throws: ``ReferenceError`` when the file cannot be read, or the key is not in it and the service did not answer, or
  ///   the number of key parts is wrong.
  public func row<Row>(
    of dataset: ReferenceDataset<Row>, key: [String], within limit: Duration = .seconds(10)
  ) async throws(ReferenceError) -> Lookup<Row> {
    let found = try await record(of: dataset.dataset, key: key, within: limit)
    return try found.map { record throws(ReferenceError) in try dataset.row(record) }
  }

  /// One row of any dataset, as its table's columns.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - key: The key parts in the order of the table's columns.
  ///   - limit: How long to wait for the service on a miss.
  ///   - asksFirst: Whether to ask the service without looking into the file.
  /// - Returns: The record with its source and age, or absence.
  /// - Throws: ``ReferenceError``, as ``row(of:key:within:)`` does, and with `notOffered` where the service was to be asked
  ///   first and cannot be.
  package func record(
    of dataset: Dataset, key: [String], within limit: Duration, asksFirst: Bool = false
  ) async throws(ReferenceError) -> Lookup<Record> {
    if asksFirst {
      return try await service(for: dataset).record(of: dataset, key: key, within: limit, isExplicit: true)
    }
    let found = try local.record(of: dataset, key: key)
    guard found.value == nil, let live else { return found }
    do throws(ReferenceError) {
      let asked = try await live.record(of: dataset, key: key, within: limit)
      // Nobody was asked: the file says when the dataset was confirmed.
      return asked.asOf == nil ? found : asked
    } catch let error where error.code == .notOffered {
      // On a miss the file's word stands; who wanted the service's must not take the file's for it.
      return found
    }
  }

  /// The rows that the service's own search finds; the file is not asked.
  ///
  /// - Parameters:
  ///   - dataset: The dataset, or one that only the service has.
  ///   - text: What to search for.
  ///   - found: The most rows to return.
  ///   - limit: How long to wait for the service.
  /// - Returns: The records in the service's order, confirmed now.
  /// - Throws: ``ReferenceError`` with `notOffered` where there is no such search, or what became of the question.
  package func liveRecords(
    of dataset: Dataset, matching text: String, atMost found: Int, within limit: Duration
  ) async throws(ReferenceError) -> SearchResult<Record> {
    try await service(for: dataset).records(of: dataset, matching: text, atMost: found, within: limit)
  }

  private func service(for dataset: Dataset) throws(ReferenceError) -> LiveReference {
    guard let live else {
      throw ReferenceError(.notOffered, "\(dataset.commandName): there is no service that could be asked")
    }
    return live
  }
}
