import SQLite

/// A reading connection that keeps one state of the file from one look-up to the next, for as long as the counter of
/// commits stands still, with all that it has learned of this state.
///
/// The state that is kept keeps the log from being written over, so that ``release()`` must be called from time to time;
/// that also lets the next look-up see what a program has committed that does not count.
struct LookUpConnection: ~Copyable {
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
  private var searchQuestions: [SearchQuestion] = []
  private var knownGeneration: Int64?
  private var memory = RowMemory()

  /// Opens the file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - noteState: Called with each state that is taken: ``release()`` must follow.
  /// - Throws: What opening throws.
  init(path: String, noteState: @escaping @Sendable () -> Void) throws(SQLiteError) {
    let connection = try Connection(path: path, options: .reader)
    let begin = try connection.prepare("BEGIN")
    let version = try connection.prepare("PRAGMA data_version")
    let commit = try connection.prepare("COMMIT")
    self.connection = connection
    counterPath = CounterPath.beside(connection.filePath)
    self.noteState = noteState
    self.begin = begin
    self.version = version
    self.commit = commit
  }

  /// Lends itself where it stands: moved out and back, it would cost as much as a remembered row.
  @inline(__always) mutating func lend<R>(to body: (inout LookUpConnection) throws -> R) rethrows -> R {
    try body(&self)
  }

  /// Looks a row up, and keeps it as a row of this kind.
  mutating func find(
    _ key: KeyText, in dataset: Dataset, as kind: ObjectIdentifier, _ make: RowMaker
  ) throws -> KeptFound {
    try takeState()
    defer { if number == nil { endState() } }
    let question = try question(of: dataset, as: kind)
    let freshness = try freshness(of: question)
    if let known = memory.row(of: question.number, key) { return KeptFound(row: known, freshness: freshness) }
    let row = try question.row(key, make)
    if let row { memory.remember(row, of: question.number, key) }
    return KeptFound(row: row, freshness: freshness)
  }

  /// Looks up a row whose key is longer than any that is remembered.
  mutating func find(_ parts: KeyParts, in dataset: Dataset, _ make: RowMaker) throws -> KeptFound {
    try takeState()
    defer { if number == nil { endState() } }
    let content = Content(connection: connection)
    let row = try connection.first(DatasetSQL(dataset).lookUp, parts.values(of: dataset)) { row throws(SQLiteError) in
      try make(row)
    }
    return KeptFound(row: row, freshness: try content.freshness(of: dataset))
  }

  /// Searches a dataset.
  mutating func find(_ text: SearchText, in dataset: Dataset, limit: Int, _ make: RowsMaker) throws -> KeptFound {
    try takeState()
    defer { if number == nil { endState() } }
    let question = try searchQuestion(of: dataset)
    let rows = try make(SearchRun(question, text, limit: limit, on: connection))
    if let freshness = question.freshness { return KeptFound(row: rows, freshness: freshness) }
    let freshness = try Content(connection: connection).freshness(of: dataset)
    question.freshness = freshness
    return KeptFound(row: rows, freshness: freshness)
  }

  /// The generation of the file.
  mutating func generation() throws -> Int64 {
    try takeState()
    defer { if number == nil { endState() } }
    if let knownGeneration { return knownGeneration }
    let generation = try Content(connection: connection).generation()
    knownGeneration = generation
    return generation
  }

  /// Lets go of the state, and of the certainty that it is the newest.
  mutating func release() {
    number = nil
    looksForCounter = true
    endState()
  }

  /// Takes the newest state of the file, unless the one that is kept is the newest.
  ///
  /// Where no counter tells that, it is to be ended after the question.
  private mutating func takeState() throws(SQLiteError) {
    if number == nil || counter?.value != number { try renew() }
  }

  private mutating func renew() throws(SQLiteError) {
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

  private mutating func findCounter() {
    looksForCounter = false
    if let counter, counter.isStill(at: counterPath) { return }
    counter = CommitCounter(reading: counterPath)
  }

  private mutating func endState() {
    guard connection.isInTransaction else { return }
    // What cannot be ended now goes with the connection.
    try? commit.run()
  }

  private mutating func forget() {
    for question in questions { question.freshness = nil }
    for question in searchQuestions { question.freshness = nil }
    knownGeneration = nil
    memory.forget()
  }

  private mutating func question(of dataset: Dataset, as kind: ObjectIdentifier) throws(SQLiteError) -> LookUpQuestion {
    for question in questions where question.kind == kind && question.dataset.isSameDeclaration(as: dataset) {
      return question
    }
    let question = try LookUpQuestion(dataset, as: kind, number: questions.count, on: connection)
    questions.append(question)
    return question
  }

  private mutating func searchQuestion(of dataset: Dataset) throws(SQLiteError) -> SearchQuestion {
    for question in searchQuestions where question.dataset.isSameDeclaration(as: dataset) { return question }
    let question = SearchQuestion(dataset)
    searchQuestions.append(question)
    return question
  }

  private func freshness(of question: LookUpQuestion) throws -> Freshness {
    if let freshness = question.freshness { return freshness }
    let freshness = try Content(connection: connection).freshness(of: question.dataset)
    question.freshness = freshness
    return freshness
  }
}
