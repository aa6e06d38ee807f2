/// Whether an answer may have been cut at a row cap that the service does not publish.
///
/// A cap shows as an exact round number, or as the same largest count from several keywords, and only until the same end
/// point has once answered more rows (`vclaim.md`, section 4).
struct RowCap {
  /// Smallest count that is suspected without being configured, for its roundness or because two keywords share it:
  /// tables of a few rows answer the same count often.
  static let smallestSuspect = 10
  /// How many keywords have to share the largest count for it to be suspected whatever its size.
  static let sharers = 3

  let configured: Int?
  private(set) var largest = 0
  private var keywordsOfLargest: Set<String> = []

  init(configured: Int?) { self.configured = configured }

  mutating func note(_ count: Int, of keyword: String) {
    if count > largest {
      largest = count
      keywordsOfLargest = []
    }
    if count == largest { keywordsOfLargest.insert(keyword) }
  }

  /// Whether a count reaches the configured cap, which no answer has disproved.
  func isReached(by count: Int) -> Bool {
    guard let configured, largest <= configured else { return false }
    return count >= configured
  }

  /// Whether an answer of this count may have been cut.
  ///
  /// - Parameters:
  ///   - count: Rows of the answer.
  ///   - known: All rows known of the end point. An answer that holds them all is suspect for its round number only:
  ///     that several keywords find everything is usual in a small table.
  /// - Returns: Whether it has to be asked for in smaller parts.
  func isSuspect(_ count: Int, known: Int) -> Bool {
    guard count == largest, count > 0 else { return false }
    if count == configured { return true }
    if count > 1, count < known, keywordsOfLargest.count >= Self.sharers { return true }
    guard count >= Self.smallestSuspect else { return false }
    let isRound = count.isMultiple(of: 10) || count.isMultiple(of: 25) || count.nonzeroBitCount == 1
    return isRound || (keywordsOfLargest.count > 1 && count < known)
  }
}
