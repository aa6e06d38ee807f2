/// The codes that a table had, and how far the answers of a crawl bear them out.
struct KnownCodes {
  /// How many codes may be missing before the crawl starts from nothing, whatever the size of the table.
  static let fewestDoubtful = 10
  /// One code in so many may be missing.
  static let oneIn = 20

  /// How many codes may be missing.
  let tolerance: Int
  private let expected: [String: Int]
  private var lacking: [String: Int] = [:]
  private var lackingInAll = 0

  /// Prepares the comparison.
  ///
  /// - Parameters:
  ///   - count: How many codes there are.
  ///   - expected: Keywords, each with the number of codes that begin with it.
  init(count: Int, expected: [String: Int] = [:]) {
    tolerance = max(Self.fewestDoubtful, count / Self.oneIn)
    self.expected = expected
  }

  /// Whether the answers lack more codes than a table loses between two crawls.
  var lacksTooMany: Bool { lackingInAll > tolerance }

  /// Takes an answer into account; the last one of a keyword counts.
  mutating func note(_ codes: Int, of keyword: String) {
    guard let expected = expected[keyword] else { return }
    lackingInAll -= lacking.updateValue(max(0, expected - codes), forKey: keyword) ?? 0
    lackingInAll += lacking[keyword] ?? 0
  }
}
