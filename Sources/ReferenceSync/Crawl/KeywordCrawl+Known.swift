internal import StateFile
internal import VClaimWire

/// The crawl of a table whose rows are known from an earlier one.
///
/// It asks the fewest keywords that hold the known rows, and a share of those that held none. What it makes of the
/// answers, and when it is done, is the same as for a crawl from nothing: an answer that may be cut is asked for in
/// smaller parts, a code that any answer shows has to lie under a keyword whose answer was whole. Besides, a known row
/// counts as gone only when its own code, asked for by itself, does not show it either. Where the answers are too far
/// from what is known, the crawl ends in `.knowledgeDoubtful`: one from nothing has to tell.
extension KeywordCrawl {
  /// Runs the crawl with what is known.
  ///
  /// - Parameters:
  ///   - known: The rows of the table, as far as they are known.
  ///   - memory: What earlier crawls left.
  /// - Returns: All rows of the table, and what this crawl leaves.
  /// - Throws: The same as `run`, and `.knowledgeDoubtful`.
  mutating func run(
    knowing known: [ReferenceRow], _ memory: CrawlMemory
  ) async throws(SyncError) -> (rows: [ReferenceRow], memory: CrawlMemory) {
    let sizes = AnswerSizes(known, learned: memory.answers.mapValues(\.rows))
    self.known = KnownCodes(count: known.count)
    let (limit, widest) = try await measureLimit(known, memory)
    let course = CrawlCourse(of: sizes, memory: memory, pattern: plan.pattern, limit: limit)
    self.known = KnownCodes(count: known.count, expected: course.cover.codes)
    plan.follow(course, minimumLength: memory.minimumLength)
    if let (keyword, answer) = widest { absorb(answer, of: keyword) }
    try await askMissed()
    for keyword in course.others {
      if let answer = try await askUnlessRefused(keyword) { absorb(answer, of: keyword) }
    }
    try await askAll()
    try await confirmMissing(sizes.codes, butFor: Set(course.cover.ownCodes))
    try refuseHiddenCodes()
    let left = CrawlMemory(
      wholeAt: memory.wholeAt, minimumLength: memory.minimumLength, limit: suspectedLimit ?? limit,
      cursor: course.cursor, answers: memory.answers.merging(answers) { $1 }.filter { $0.value.rows > 0 })
    return (rows.sorted, left)
  }

  /// What a crawl from nothing leaves for the next one; to be asked when it has run.
  ///
  /// - Parameter now: Unix seconds.
  /// - Returns: The memory; nil where the crawl may not have found all.
  func memory(at now: Int64) -> CrawlMemory? {
    guard !plan.followsNames else { return nil }
    return CrawlMemory(
      wholeAt: now, minimumLength: plan.minimumLength, limit: suspectedLimit,
      answers: answers.filter { $0.value.rows > 0 })
  }

  /// The size from which on answers of this crawl may have been cut.
  private var suspectedLimit: Int? {
    if !cut.isEmpty || !plan.passed.isEmpty { return cap.largest }
    return NameWords.widest(of: rows.all, moreThan: cap.largest) == nil ? nil : cap.largest
  }

  /// Asks what has the most rows, which tells from what size on answers are cut today.
  ///
  /// - Returns: That size, nil where none is; and what was asked, with the answer.
  private mutating func measureLimit(
    _ known: [ReferenceRow], _ memory: CrawlMemory
  ) async throws(SyncError) -> (Int?, (String, [ReferenceRow])?) {
    guard known.count >= RowCap.smallestSuspect else { return (memory.limit, nil) }
    let largest = memory.answers.max { ($0.value.rows, $1.key) < ($1.value.rows, $0.key) }
    let widest = NameWords.widest(of: known, moreThan: largest?.value.rows ?? 0)
    guard let keyword = widest?.word ?? largest?.key, let expected = widest?.names ?? largest?.value.rows else {
      return (memory.limit, nil)
    }
    guard let answer = try await askUnlessRefused(keyword) else {
      throw doubtful("the service refuses \(keyword.quoted), which it answered")
    }
    guard answer.count >= min(expected, memory.limit ?? expected, RowCap.smallestSuspect) else {
      throw doubtful("the answer to \(keyword.quoted) has become short")
    }
    let isCut = memory.limit != nil || answer.count < expected
    let configured = context.configuration.rowCap.flatMap { cap.isReached(by: $0) ? $0 : nil }
    return (isCut ? answer.count : configured, (keyword, answer))
  }

  /// Asks for each known code that no answer has shown.
  private mutating func confirmMissing(_ codes: [String], butFor ownCodes: Set<String>) async throws(SyncError) {
    var asked: Set<String> = []
    while true {
      let missing = Set(codes).subtracting(rows.codes.map { $0.uppercased() })
      guard missing.subtracting(ownCodes).count <= (known?.tolerance ?? 0), missing.count < codes.count else {
        throw doubtful("too many of the rows known are missing")
      }
      let open = missing.subtracting(asked)
      guard !open.isEmpty else { return }
      for code in open.sorted() {
        asked.insert(code)
        guard let answer = try await askUnlessRefused(code) else {
          throw doubtful("the service refuses \(code.quoted), which it had")
        }
        order.note(answer, of: code)
        absorb(answer, of: code)
        guard
          !cap.isSuspect(answer.count, known: rows.count) || order.hasPassed(codeEqualTo: code)
            || answer.contains(where: { $0.code.uppercased() == code })
        else { throw doubtful("the row cap hides whether \(code.quoted) is still there") }
      }
      try await askAll()
    }
  }
}
