internal import VClaimWire

/// The rows that a crawl has seen, one a code, and the codes about which answers disagreed.
struct CrawlRows {
  /// What an answer brought.
  struct News {
    var added: [ReferenceRow] = []
    /// Rows that an earlier answer had with other values.
    var conflicts: [ReferenceRow] = []
  }

  private var byCode: [String: ReferenceRow] = [:]

  var count: Int { byCode.count }
  var all: some Sequence<ReferenceRow> { byCode.values }
  var codes: some Sequence<String> { byCode.keys }
  var sorted: [ReferenceRow] { byCode.values.sorted { $0.code < $1.code } }

  subscript(code: String) -> ReferenceRow? { byCode[code] }

  mutating func take(_ answer: [ReferenceRow]) -> News {
    var news = News()
    for row in answer {
      if let known = byCode[row.code] {
        if known != row { news.conflicts.append(row) }
      } else {
        byCode[row.code] = row
        news.added.append(row)
      }
    }
    return news
  }

  mutating func replace(_ row: ReferenceRow) { byCode[row.code] = row }
}

extension [ReferenceRow] {
  /// The code that stands in one answer with two values.
  var ambiguousCode: String? {
    var seen: [String: ReferenceRow] = [:]
    for row in self {
      if let other = seen.updateValue(row, forKey: row.code), other != row { return row.code }
    }
    return nil
  }
}
