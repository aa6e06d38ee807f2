/// What the crawl of one table leaves behind for the next one.
package struct CrawlMemory: Sendable, Hashable {
  /// What the answer to a keyword had.
  package struct Answer: Sendable, Hashable {
    /// Its rows.
    package var rows: Int
    /// Those whose code begins with the keyword.
    package var codes: Int

    /// Makes an answer's figures.
    ///
    /// - Parameters:
    ///   - rows: Its rows.
    ///   - codes: Those whose code begins with the keyword.
    package init(rows: Int, codes: Int) {
      self.rows = rows
      self.codes = codes
    }
  }

  /// When the crawl last tried every beginning of a code that there could be, in unix seconds.
  package var wholeAt: Int64
  /// Length of the shortest keyword that the service answers.
  package var minimumLength: Int
  /// Answers of so many rows may be cut; nil where none is.
  package var limit: Int?
  /// The last one tried of the beginnings that no code is known to have.
  package var cursor: String
  /// Answers that had rows, by keyword in upper case.
  package var answers: [String: Answer]

  /// Makes a memory.
  ///
  /// - Parameters:
  ///   - wholeAt: When the crawl last tried every beginning.
  ///   - minimumLength: Length of the shortest keyword.
  ///   - limit: Answers of so many rows may be cut.
  ///   - cursor: The last one tried of the beginnings without a code.
  ///   - answers: Answers that had rows.
  package init(
    wholeAt: Int64, minimumLength: Int, limit: Int? = nil, cursor: String = "",
    answers: [String: Answer] = [:]
  ) {
    self.wholeAt = wholeAt
    self.minimumLength = minimumLength
    self.limit = limit
    self.cursor = cursor
    self.answers = answers
  }
}
