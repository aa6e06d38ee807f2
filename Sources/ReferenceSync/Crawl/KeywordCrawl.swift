internal import ReferenceStore
internal import StateFile
internal import VClaim
internal import VClaimWire

/// Reads a whole table through a keyword search that may cap its answers and refuse short keywords.
///
/// The search matches a code's beginning or any part of a name (`vclaim.md`, section 4). The crawl asks short prefixes of
/// codes, splits those whose answer may be cut (unless it shows to be in order of code and past all codes of the keyword),
/// and covers every code that any answer shows. It ends when each code known
/// lies under a keyword whose answer was whole, and fails rather than leave one out.
///
/// **What cannot be seen.** Codes outside the pattern that no probe and no name leads to. Where a whole level of keywords
/// would be too many (`CrawlPlan.greatestLevel`; polyclinics where three characters are required), the crawl follows the
/// words of the names and the codes seen to a fixed point instead: a row that shares no beginning of a word and no
/// beginning of its code with any other row found, nor with a probe, stays unseen. With a cap on top that is more than a
/// remote case: of an invented table of 200 polyclinics a cap of 25 hid one or two. What such a crawl finds is therefore
/// never called the whole table (`shortfall`). Where it matters, pull polyclinics from a source that lists them in one
/// call.
///
/// **A code equal to a split keyword** belongs to no longer keyword: its row may hide behind names that contain it. It is
/// taken from any answer that shows it, and else counts as absent only where it cannot be a code (shorter than the
/// pattern's shortest), where the cut answer was in ascending order of code and had already passed its place, or where
/// each row found would have been found by its name alone, so that this row would have been too. Otherwise the crawl
/// ends in an error that names it.
struct KeywordCrawl {
  /// Length from which a refusal is no matter of length: the usual minimum of clients (`vclaim.md`, section 4).
  static let plainLength = 3
  let context: PullContext
  let request: @Sendable (String) -> ReferenceRequest
  /// Requests after which the crawl is given up: a service that ignores keywords would be split without end.
  var greatestRequests = 20_000
  var plan: CrawlPlan
  var cap: RowCap
  var rows = CrawlRows()
  private var asked = 0
  /// What each answer had, by keyword in upper case.
  private(set) var answers: [String: CrawlMemory.Answer] = [:]
  /// What is known of the table beforehand, and what has come of it.
  var known: KnownCodes?
  /// Keywords whose answer lacked a code that they answer for, with these codes.
  private var doubts: [(keyword: String, codes: Set<String>)] = []
  /// Rows that came with other values than before, with the keyword that brought them.
  private var conflicts: [(keyword: String, row: ReferenceRow)] = []
  private var readAgain: Set<String> = []
  private var drifted: Set<String> = []
  var order = CodeOrder()
  var cut: Set<String> = []
  /// Lengths of the keywords that the service did not refuse.
  private var answeredLengths: Set<Int> = []
  private var widestAskedAt = 0
  private let before: SyncProgress

  init(
    _ pattern: CodePattern, context: PullContext, request: @escaping @Sendable (String) -> ReferenceRequest
  ) {
    self.context = context
    self.request = request
    plan = CrawlPlan(pattern: pattern)
    cap = RowCap(configured: context.configuration.rowCap)
    before = context.meter.snapshot
  }

  /// Why the table may have more rows than the crawl found; to be asked when it has run.
  var shortfall: SyncError? {
    guard plan.followsNames else { return nil }
    return context.failure(
      .listNotWhole, request(""),
      "the service refuses keywords of fewer than \(plan.minimumLength) characters, so that its "
        + "\(context.dataset.commandName) cannot be listed whole")
  }

  /// Runs the crawl.
  ///
  /// - Returns: All rows of the table, one a code, in order of code; those that were found where there is a `shortfall`.
  /// - Throws: The first failure that is not a matter of a keyword's length or of the cap.
  mutating func run() async throws(SyncError) -> [ReferenceRow] {
    try await askMissed()
    for probe in plan.pattern.probes {
      // A probe that is too short for the service is one the less: it proves nothing either way.
      let answer = probe.count < Self.plainLength ? try await askUnlessRefused(probe) : try await ask(probe)
      if let answer { absorb(answer, of: probe) }
    }
    plan.planSeeds()
    try await askAll()
    try refuseHiddenCodes()
    return rows.sorted
  }

  /// Asks what is planned, and whatever that leads to.
  ///
  /// - Throws: The same as `run`.
  mutating func askAll() async throws(SyncError) {
    while true {
      if let conflict = conflicts.popLast() {
        try await settle(conflict)
      } else if let doubt = doubts.popLast() {
        try await resolve(doubt)
      } else if let keyword = plan.next() {
        try await visit(keyword)
      } else if try await !goDeeper() {
        break
      }
    }
  }

  /// Asks for what look-ups missed: it may lie where no beginning leads.
  mutating func askMissed() async throws(SyncError) {
    for key in context.crawlNotes.missed {
      if let answer = try await askUnlessRefused(key) { absorb(answer, of: key) }
    }
  }

  private mutating func visit(_ keyword: String) async throws(SyncError) {
    if let answer = try await askUnlessRefused(keyword) {
      try accept(answer, of: keyword)
    } else {
      try await judgeRefusal(of: keyword)
    }
  }

  private mutating func accept(_ answer: [ReferenceRow], of keyword: String) throws(SyncError) {
    take(answer, of: keyword)
    if cap.isReached(by: answer.count) { try deepen(keyword) }
  }

  /// Tells a keyword that is too short from a refusal that came by chance.
  ///
  /// It is the length only when another keyword of that length is refused too, and none was ever answered. Else the
  /// keyword is asked for once more, and the crawl fails with the refusal that then comes.
  private mutating func judgeRefusal(of keyword: String) async throws(SyncError) {
    if known != nil {
      guard let answer = try await askUnlessRefused(keyword) else {
        throw doubtful("the service refuses \(keyword.quoted), of a length that it answered")
      }
      return try accept(answer, of: keyword)
    }
    let length = keyword.count
    if length < Self.plainLength, !answeredLengths.contains(length), let other = plan.next(ofLength: length) {
      guard let answer = try await askUnlessRefused(other) else {
        learn(tooShort: length)
        return
      }
      try accept(answer, of: other)
    }
    try accept(try await ask(keyword), of: keyword)
  }

  private mutating func take(_ answer: [ReferenceRow], of keyword: String) {
    plan.settle(keyword, count: answer.count)
    order.note(answer, of: keyword)
    let missing = plan.codes(of: keyword).subtracting(answer.map { $0.code.uppercased() })
    if !missing.isEmpty { doubts.append((keyword, missing)) }
    absorb(answer, of: keyword)
  }

  /// Takes an answer's rows, covers the new codes, and notes what contradicts earlier answers.
  mutating func absorb(_ answer: [ReferenceRow], of keyword: String) {
    let news = rows.take(answer)
    for row in news.added {
      if let settled = plan.cover(row.code), settled != keyword {
        doubts.append((settled, [row.code.uppercased()]))
      }
    }
    conflicts += news.conflicts.map { (keyword, $0) }
    if plan.followsNames { follow(news.added) }
    report()
  }

  private mutating func follow(_ rows: some Sequence<ReferenceRow>) {
    for row in rows { for beginning in NameWords.beginnings(of: row.name) { plan.plan(beginning) } }
  }

  private mutating func learn(tooShort length: Int) {
    plan.learn(tooShort: length, known: rows.codes.sorted())
    if plan.followsNames { follow(rows.sorted) }
    report()
  }

  /// Splits a keyword whose answer may be cut, unless the cut answer had passed all of its codes.
  private mutating func deepen(_ keyword: String) throws(SyncError) {
    if order.hasPassed(allCodesOf: keyword) { plan.pass(keyword) } else { try split(keyword) }
  }

  private mutating func split(_ keyword: String) throws(SyncError) {
    guard keyword.count < plan.pattern.greatestLength else { throw cannotTellApart(keyword) }
    cut.insert(keyword)
    plan.split(keyword)
    report()
  }

  /// Mends a settled keyword that lacks a code which other answers showed.
  private mutating func resolve(_ doubt: (keyword: String, codes: Set<String>)) async throws(SyncError) {
    let keyword = doubt.keyword
    let count: Int
    switch plan.state(of: keyword) {
    case .settled(let settled): count = settled
    case .passed: count = cap.largest
    case .planned, .split, nil: return
    }
    let isShort = keyword.count < Self.plainLength
    if readAgain.insert(keyword).inserted {
      // It was answered before, so that a refusal now is no matter of its length. What is still missing comes back as
      // another doubt.
      if let answer = try await askUnlessRefused(keyword) {
        take(answer, of: keyword)
      } else {
        take(try await ask(keyword), of: keyword)
      }
    } else if count == cap.largest || (isShort && count > 0) {
      // The largest answer so far lacks a row: that is what a cap looks like.
      try split(keyword)
    } else if isShort {
      learn(tooShort: keyword.count)
    } else {
      throw failure(
        .incompleteAnswer, keyword,
        "the answer to \(keyword.quoted) lacks \((doubt.codes.min() ?? "").quoted), which another answer lists")
    }
  }

  /// Reads the part again in which a code came with two values; the later one has to stand.
  private mutating func settle(_ conflict: (keyword: String, row: ReferenceRow)) async throws(SyncError) {
    let code = conflict.row.code
    if rows[code] == conflict.row { return }
    let keyword = plan.cover(code) ?? conflict.keyword
    let answer = drifted.insert(code).inserted ? try await ask(keyword) : []
    guard answer.contains(conflict.row) else {
      throw failure(.conflictingRows, keyword, "\(code.quoted) came with different values under \(keyword.quoted)")
    }
    for row in answer where rows[row.code] != nil && rows[row.code] != row {
      drifted.insert(row.code)
      rows.replace(row)
    }
    absorb(answer, of: keyword)
  }

  /// Looks for more to ask once the plan is empty.
  ///
  /// - Returns: Whether there is any.
  private mutating func goDeeper() async throws(SyncError) -> Bool {
    if rows.count == 0 && plan.minimumLength < Self.plainLength {
      if known != nil { throw doubtful("no keyword answers any row") }
      learn(tooShort: plan.minimumLength)
      return true
    }
    if !order.holds, !plan.passed.isEmpty {
      for keyword in plan.passed { try split(keyword) }
      return true
    }
    let suspects = plan.settled { cap.isSuspect($0, known: rows.count) }
    guard !suspects.isEmpty else { return false }
    if widestAskedAt < cap.largest {
      widestAskedAt = cap.largest
      // One request may disprove the cap for all suspects: a word that is known to stand in more rows.
      if let (word, _) = NameWords.widest(of: rows.all, moreThan: cap.largest) {
        absorb(try await ask(word), of: word)
        return true
      }
    }
    for keyword in suspects { try deepen(keyword) }
    return true
  }

  func refuseHiddenCodes() throws(SyncError) {
    guard !plan.followsNames else { return }
    let seen = Set(rows.codes.map { $0.uppercased() })
    let hidden = cut.subtracting(seen).filter {
      $0.count >= plan.pattern.shortestCode && !order.hasPassed(codeEqualTo: $0)
    }
    guard let keyword = hidden.min(), rows.all.contains(where: { !plan.leads(toName: $0.name) }) else { return }
    throw cannotTellApart(keyword)
  }

  /// Asks once.
  ///
  /// - Returns: The answer, nil where the service refuses the keyword.
  mutating func askUnlessRefused(_ keyword: String) async throws(SyncError) -> [ReferenceRow]? {
    do { return try await ask(keyword) } catch {
      guard error.clientError?.code == .refused else { throw error }
      return nil
    }
  }

  mutating func ask(_ keyword: String) async throws(SyncError) -> [ReferenceRow] {
    guard asked < greatestRequests else {
      throw failure(.tooManyRequests, keyword, "the crawl did not end within \(greatestRequests) requests")
    }
    asked += 1
    let answer = try await context.ask(request(keyword))
    if let code = answer.ambiguousCode {
      throw failure(.conflictingRows, keyword, "one answer lists \(code.quoted) with two values")
    }
    answeredLengths.insert(keyword.count)
    try note(answer, of: keyword.uppercased())
    cap.note(answer.count, of: keyword)
    order.check(answer)
    return answer
  }

  private mutating func note(_ answer: [ReferenceRow], of keyword: String) throws(SyncError) {
    let codes = answer.count { $0.code.uppercased().hasPrefix(keyword) }
    answers[keyword] = CrawlMemory.Answer(rows: answer.count, codes: codes)
    known?.note(codes, of: keyword)
    if known?.lacksTooMany == true { throw doubtful("the answers lack too many of the rows known") }
  }

  /// Says that what was known beforehand is no guide to the table as it is.
  func doubtful(_ reason: String) -> SyncError { failure(.knowledgeDoubtful, "", reason) }

  private func cannotTellApart(_ keyword: String) -> SyncError {
    failure(.cannotTellApart, keyword, "the row cap hides whether a row has the code \(keyword.quoted)")
  }

  func failure(_ code: SyncError.Code, _ keyword: String, _ reason: String) -> SyncError {
    context.failure(code, request(keyword), reason)
  }

  private func report() {
    context.meter.update { progress in
      progress.done = before.done + plan.asked
      progress.planned = before.done + plan.asked + plan.pending
      progress.rows = before.rows + rows.count
    }
  }
}
