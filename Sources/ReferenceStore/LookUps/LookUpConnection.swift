import SQLite

/// A reading connection that keeps one state of the file from one look-up to the next, for as long as the counter of
/// commits stands still, with all that it has learned of this state.
///
/// The state that is kept keeps the log from being written over, so that ``release()`` must be called from time to time;
/// that also lets the next look-up see what a program has committed that does not count.
final class LookUpConnection {
  let connection: Connection
  private let counterPath: String
  private let noteState: @Sendable () -> Void
  private var counter: CommitCounter?
  /// Whether to look for the counter's file before the next state is taken.
  private var looksForCounter = true
  /// The counter's number at which the state was taken; nil where the next question must take a new one.
  private var number: UInt64?
  /// SQLite's own word for the state: the same one means that nothing was committed since.
  private var dataVersion: Int64?

  private var begin: Statement
  private var version: Statement
  private var commit: Statement
  private var questions: [LookUpQuestion] = []
  private var knownGeneration: Int64?
  private var memory = RowMemory()
  private var key = KeyText()

  /// Opens the file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - noteState: Called with each state that is taken: ``release()`` must follow.
  /// - Throws: What opening throws.
  init(path: String, noteState: @escaping @Sendable () -> Void) throws(SQLiteError) {
    connection = try Connection(path: path, options: .reader)
    counterPath = CounterPath.beside(connection.filePath)
    self.noteState = noteState
    begin = try connection.prepare("BEGIN")
    version = try connection.prepare("PRAGMA data_version")
    commit = try connection.prepare("COMMIT")
  }

  /// Looks a row up.
  func find(_ parts: KeyParts, in dataset: Dataset) throws -> Found {
    try withState { () throws in
      let question = try question(of: dataset)
      let freshness = try freshness(of: question)
      key.fill(parts, of: dataset)
      if let known = memory.record(of: question.number, key) { return Found(record: known, freshness: freshness) }
      let record = try question.record(key)
      if let record { memory.remember(record, of: question.number, key) }
      return Found(record: record, freshness: freshness)
    }
  }

  /// Searches a dataset.
  func find(_ text: SearchText, in dataset: Dataset, limit: Int) throws -> FoundRows {
    try withState { () throws in
      let records = try Content(connection: connection).search(dataset, text, limit: limit)
      return FoundRows(records: records, freshness: try freshness(of: question(of: dataset)))
    }
  }

  /// How a dataset stands.
  func freshness(of dataset: Dataset) throws -> Freshness {
    try withState { () throws in try freshness(of: question(of: dataset)) }
  }

  /// The generation of the file.
  func generation() throws -> Int64 {
    try withState { () throws in
      if let knownGeneration { return knownGeneration }
      let generation = try Content(connection: connection).generation()
      knownGeneration = generation
      return generation
    }
  }

  /// Asks the file in one state: the newest one.
  func withState<R>(_ body: () throws -> R) throws -> R {
    if number == nil || counter?.value != number { try renew() }
    defer { if number == nil { endState() } }
    return try body()
  }

  /// Lets go of the state, and of the certainty that it is the newest.
  func release() {
    number = nil
    looksForCounter = true
    endState()
  }

  private func renew() throws(SQLiteError) {
    endState()
    if looksForCounter { findCounter() }
    // Read before the state is taken: what was committed before the number stood there is in it.
    let value = counter?.value
    try begin.run()
    let version = try version.first { row throws(SQLiteError) in try row.integer(0) }
    noteState()
    if version != dataVersion { forget() }
    dataVersion = version
    number = value.flatMap { $0 % 2 == 0 ? $0 : nil }
  }

  private func findCounter() {
    looksForCounter = false
    if let counter, counter.isStill(at: counterPath) { return }
    counter = CommitCounter(reading: counterPath)
  }

  private func endState() {
    guard connection.isInTransaction else { return }
    // What cannot be ended now goes with the connection.
    try? commit.run()
  }

  private func forget() {
    for question in questions { question.freshness = nil }
    knownGeneration = nil
    memory.forget()
  }

  private func question(of dataset: Dataset) throws(SQLiteError) -> LookUpQuestion {
    for question in questions where question.dataset.isSameDeclaration(as: dataset) { return question }
    let question = try LookUpQuestion(dataset, number: questions.count, on: connection)
    questions.append(question)
    return question
  }

  private func freshness(of question: LookUpQuestion) throws -> Freshness {
    if let freshness = question.freshness { return freshness }
    let freshness = try Content(connection: connection).freshness(of: question.dataset)
    question.freshness = freshness
    return freshness
  }
}
