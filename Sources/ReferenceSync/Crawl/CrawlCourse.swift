internal import StateFile

/// What a crawl asks of a table whose rows are known: the fewest keywords that hold them all, and a share of those that
/// held none the last time, where new codes would be.
struct CrawlCourse {
  /// Crawls in which each keyword without a row is asked once.
  static let rotation = 30

  /// The keywords that hold the known rows.
  let cover: PrefixCover
  /// Beginnings of codes that are asked besides: those that showed a row which the file does not have, and the share.
  let beginnings: [String]
  /// Other keywords of the share: parts of names, and codes that a split beginning itself might be.
  let others: [String]
  /// Where the next share begins.
  let cursor: String

  /// Works out the course.
  ///
  /// - Parameters:
  ///   - sizes: The known rows and what keywords answer of them.
  ///   - memory: What earlier crawls left.
  ///   - pattern: How the codes are built.
  ///   - limit: Answers of so many rows or more may be cut; nil: none is.
  init(of sizes: AnswerSizes, memory: CrawlMemory, pattern: CodePattern, limit: Int?) {
    cover = PrefixCover(of: sizes, from: memory.minimumLength, to: pattern.greatestLength, limit: limit)
    let empty = Self.empty(beside: cover, pattern: pattern, minimumLength: memory.minimumLength)
    let known = Set(sizes.codes)
    let whole = cover.split.filter { $0.count >= pattern.shortestCode && !known.contains($0) }
    let share = Self.share(of: empty.union(whole).union(pattern.probes).sorted(), after: memory.cursor)
    cursor = share.last ?? ""
    // Its codes may be held back by the guard, so that the file does not have them yet.
    let promising = empty.filter { memory.answers[$0].map { $0.codes > 0 } ?? false }
    beginnings = promising.union(share.filter(empty.contains)).sorted()
    others = share.filter { !empty.contains($0) }
  }

  /// The next keywords in order, as many as it takes to come to the last one in a rotation.
  private static func share(of keywords: [String], after cursor: String) -> [String] {
    let start = keywords.firstIndex { $0 > cursor } ?? 0
    let count = (keywords.count + rotation - 1) / rotation
    return Array((keywords[start...] + keywords[..<start]).prefix(count))
  }

  /// The keywords that a crawl from nothing would ask, and that no known code begins with.
  private static func empty(beside cover: PrefixCover, pattern: CodePattern, minimumLength: Int) -> Set<String> {
    var beginnings = pattern.seeds
    for _ in pattern.firstLength..<max(pattern.firstLength, minimumLength) {
      beginnings = beginnings.flatMap(pattern.children(of:))
    }
    beginnings += cover.split.flatMap(pattern.children(of:))
    return Set(
      beginnings.filter { cover.codes[$0] == nil && !cover.split.contains($0) && $0.count <= pattern.greatestLength })
  }
}
