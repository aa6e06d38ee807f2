internal import VClaim
internal import VClaimWire

/// What the pages of one reading of a list have brought, and where the next one begins.
///
/// A page begins with the last row of the one before, as far as that one was full: had a row come or gone before that place
/// meanwhile, another row would stand there. After a page that is not full the list probably ends, so that the page after
/// it is asked for without that row; where there is one all the same, it is asked for again with it.
struct PageSequence {
  /// What a page means.
  enum Verdict {
    case more
    case whole
    /// The list has changed since it was begun, or one of its pages is not of it.
    case doubtful(SyncError.Code, String)
  }

  /// How many rows a page may have, as it is asked for.
  let limit: Int
  /// What tells two rows apart.
  let key: (ReferenceRow) -> [String]
  /// Whether a row may stand on several pages: a list that shows one twice each time that it is read has it twice.
  let mayRepeat: Bool
  /// The number of the first row of the next page.
  private(set) var start = 0
  /// One row a key, in the order of the list.
  private(set) var rows: [ReferenceRow] = []
  private var places: [[String]: Int] = [:]
  private var pages: Set<[ReferenceRow]> = []
  /// The row that the next page is to begin with; nil where it is to begin after the last one.
  private var overlap: [String]?
  /// The row to begin with instead, should the list go on after a page that was not full.
  private var passed: [String]?
  private var shortPagesEnd = true

  init(limit: Int, mayRepeat: Bool, key: @escaping (ReferenceRow) -> [String]) {
    self.limit = limit
    self.mayRepeat = mayRepeat
    self.key = key
  }

  /// Takes the next page.
  mutating func take(_ answer: ReferenceAnswer) -> Verdict {
    let page = answer.rows
    guard let head = page.first else {
      return overlap == nil ? .whole : .doubtful(.listChanged, "row \(start) is no longer there")
    }
    if !pages.insert(page).inserted {
      let ignoresPaging = pages.count == 1 && answer.received > limit
      return ignoresPaging ? .whole : .doubtful(.repeatedPage, "the page from row \(start) is one that came before")
    }
    if let passed {
      // It goes on: from now on no page is taken for the last one.
      shortPagesEnd = false
      overlap = passed
      self.passed = nil
      start -= 1
      return .more
    }
    if let overlap, key(head) != overlap {
      return .doubtful(.listChanged, "row \(start) is not the one that it was a page ago")
    }
    if let doubt = add(page) { return doubt }
    advance(past: page, received: answer.received)
    return .more
  }

  private mutating func add(_ page: [ReferenceRow]) -> Verdict? {
    for (index, row) in page.enumerated() {
      let key = key(row)
      guard let place = places[key] else {
        places[key] = rows.count
        rows.append(row)
        continue
      }
      guard rows[place] == row else {
        return .doubtful(.conflictingRows, "pages keep listing the same code with different values")
      }
      let isExpected = mayRepeat || (index == 0 && overlap != nil)
      if !isExpected { return .doubtful(.listChanged, "\(row.code.quoted) stands on two pages") }
    }
    return nil
  }

  private mutating func advance(past page: [ReferenceRow], received: Int) {
    start += received
    // Of a page that lists a row twice it is not known which one was its last; one of a single row would come again.
    let last = received > 1 && received == page.count ? page.last.map(key) : nil
    if received < limit, shortPagesEnd {
      passed = last
      overlap = nil
    } else {
      passed = nil
      overlap = last
      if last != nil { start -= 1 }
    }
  }
}
