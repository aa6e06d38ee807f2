/// The keywords of one crawl: which to ask next, and which answers for a given code.
///
/// The keywords form a forest of prefixes. A settled keyword's answer holds every row whose code begins with it; a split
/// one has handed its codes on to longer keywords. So every code has exactly one keyword that answers for it, and the
/// crawl is complete when none is left to ask.
struct CrawlPlan {
  enum State: Equatable {
    case planned
    case settled(count: Int)
    /// The answer may have been cut, but it was in order of code and had passed all codes of this keyword.
    case passed
    case split
  }

  private struct Keyword {
    var state = State.planned
    /// Codes seen in any answer for which this keyword answers, in upper case.
    var codes: Set<String> = []
  }

  /// Keywords up to which a level is asked whole; beyond it, only what names and codes lead to.
  ///
  /// It lets pass 260 × 12 prefixes of diagnoses, half an hour at two requests a second, and stops 36 × 36 × 36 of polyclinics.
  static let greatestLevel = 5_000

  let pattern: CodePattern
  /// Length of the shortest keyword that the service is thought to answer.
  private(set) var minimumLength: Int
  /// Whether the keywords come from names and codes already seen, because a whole level would be too many.
  private(set) var followsNames = false
  private(set) var asked = 0
  private(set) var pending = 0
  private var keywords: [String: Keyword] = [:]
  private var queue: [String] = []
  private var head = 0

  init(pattern: CodePattern) {
    self.pattern = pattern
    minimumLength = pattern.firstLength
  }

  mutating func planSeeds() {
    for seed in pattern.seeds { plan(seed) }
  }

  mutating func plan(_ keyword: String) {
    guard keywords[keyword] == nil else { return }
    keywords[keyword] = Keyword()
    queue.append(keyword)
    pending += 1
  }

  mutating func next() -> String? {
    while head < queue.count {
      let keyword = queue[head]
      head += 1
      // Keywords of a level that turned out too short stay behind in the queue.
      guard keywords[keyword]?.state == .planned else { continue }
      asked += 1
      pending -= 1
      return keyword
    }
    return nil
  }

  /// Takes a keyword of a length out of its turn, for comparison.
  mutating func next(ofLength length: Int) -> String? {
    guard let keyword = queue[head...].first(where: { $0.count == length && keywords[$0]?.state == .planned })
    else { return nil }
    asked += 1
    pending -= 1
    return keyword
  }

  func state(of keyword: String) -> State? { keywords[keyword]?.state }

  func codes(of keyword: String) -> Set<String> { keywords[keyword]?.codes ?? [] }

  func settled(where isWanted: (_ count: Int) -> Bool) -> [String] {
    keywords.compactMap { keyword, entry in
      if case .settled(let count) = entry.state, isWanted(count) { keyword } else { nil }
    }.sorted()
  }

  var passed: [String] { keywords.filter { $0.value.state == .passed }.keys.sorted() }

  mutating func pass(_ keyword: String) { keywords[keyword]?.state = .passed }

  mutating func settle(_ keyword: String, count: Int) { keywords[keyword]?.state = .settled(count: count) }

  /// Finds the keyword that answers for a code, and plans one where none does.
  ///
  /// - Returns: The keyword, where it is settled: its answer must then have held the code.
  @discardableResult mutating func cover(_ code: String) -> String? {
    let code = code.uppercased()
    var length = pattern.firstLength
    while let keyword = Self.keyword(of: code, length: length) {
      switch keywords[keyword]?.state {
      case .split:
        length = keyword.count + 1
      case .none where keyword.count < minimumLength:
        length = keyword.count + 1
      case .none, .planned:
        plan(keyword)
        keywords[keyword]?.codes.insert(code)
        return nil
      case .settled, .passed:
        keywords[keyword]?.codes.insert(code)
        return keyword
      }
    }
    return nil
  }

  /// Whether a name contains a settled keyword, so that the search finds its row whatever its code is.
  func leads(toName name: String) -> Bool {
    let text = Array(name.uppercased())
    return text.indices.contains { start in
      (minimumLength...pattern.greatestLength).contains { length in
        guard start + length <= text.count else { return false }
        if case .settled = keywords[String(text[start..<start + length])]?.state { return true }
        return false
      }
    }
  }

  /// Hands a keyword's codes on to keywords one character longer.
  mutating func split(_ keyword: String) {
    keywords[keyword]?.state = .split
    for child in pattern.children(of: keyword) { plan(child) }
    for code in codes(of: keyword).sorted() { cover(code) }
  }

  /// Gives up all keywords of a length that the service does not answer, in favour of longer ones.
  ///
  /// - Parameters:
  ///   - length: The length that is too short.
  ///   - known: All codes seen so far; their keywords are asked first, so that another length too short shows at once.
  mutating func learn(tooShort length: Int, known: some Sequence<String>) {
    minimumLength = max(minimumLength, length + 1)
    let dropped = keywords.filter { $0.key.count <= length && $0.value.state != .split }
    for keyword in dropped.keys {
      keywords[keyword] = nil
    }
    pending = keywords.values.count { $0.state == .planned }
    for code in known { cover(code) }
    let level = dropped.keys.filter { $0.count == length }.sorted()
    if level.count * pattern.alphabet(at: length).count > Self.greatestLevel {
      followsNames = true
    } else {
      for keyword in level { for child in pattern.children(of: keyword) { plan(child) } }
    }
  }

  /// The first characters of a code; more where the last would be white space, which a service may trim.
  static func keyword(of code: String, length: Int) -> String? {
    guard let end = code.index(code.startIndex, offsetBy: length, limitedBy: code.endIndex) else { return nil }
    guard code[code.index(before: end)].isWhitespace else { return String(code[..<end]) }
    return code[end...].firstIndex { !$0.isWhitespace }.map { String(code[...$0]) }
  }
}
