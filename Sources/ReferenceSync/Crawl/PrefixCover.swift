/// The fewest beginnings of codes whose answers stay under a limit and together hold every known row.
///
/// A beginning that can be asked costs one request, and whatever is asked instead of it, below it, costs one at least.
/// So the cheapest cover of a beginning is the beginning itself where its answer is small enough, and else the sum of
/// the cheapest covers one character on: the shortest that will do, everywhere.
struct PrefixCover: Equatable {
  /// The keywords to ask, in order.
  private(set) var keywords: [String] = []
  /// Beginnings of known codes whose answers would be too large; their codes belong to longer keywords.
  private(set) var split: Set<String> = []
  /// Known codes that are no longer than a split beginning, or too long to be split any more: only a keyword that is
  /// the code itself, or a word of the name, leads to them.
  private(set) var ownCodes: [String] = []

  /// Requests that it takes to read all known rows.
  var requests: Int { keywords.count + ownCodes.count }

  /// Works out the cover.
  ///
  /// - Parameters:
  ///   - sizes: The known rows and what keywords answer of them.
  ///   - length: The length of the shortest keywords.
  ///   - greatestLength: The length of the longest ones.
  ///   - limit: Answers of so many rows or more are too large; nil: none is.
  init(of sizes: AnswerSizes, from length: Int, to greatestLength: Int, limit: Int?) {
    var open = Self.grouped(sizes.codes.map { (code: $0, length: length) }, to: greatestLength, &ownCodes)
    while !open.isEmpty {
      let counts = sizes.sizes(of: open.mapValues(\.count))
      var longer: [(code: String, length: Int)] = []
      for (keyword, codes) in open {
        if let limit, counts[keyword, default: 0] >= limit {
          split.insert(keyword)
          longer += codes.map { (code: $0, length: keyword.count + 1) }
        } else {
          keywords.append(keyword)
        }
      }
      open = Self.grouped(longer, to: greatestLength, &ownCodes)
    }
    keywords.sort()
    ownCodes.sort()
  }

  private static func grouped(
    _ codes: [(code: String, length: Int)], to greatestLength: Int, _ ownCodes: inout [String]
  ) -> [String: [String]] {
    var groups: [String: [String]] = [:]
    for (code, length) in codes {
      if let keyword = CrawlPlan.keyword(of: code, length: length), keyword.count <= greatestLength {
        groups[keyword, default: []].append(code)
      } else {
        ownCodes.append(code)
      }
    }
    return groups
  }
}
