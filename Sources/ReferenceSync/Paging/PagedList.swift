internal import VClaim
internal import VClaimWire

/// Reads a paged list to its end, by the rules of `vclaim.md`, section 4.
///
/// `start` advances by the rows received, whatever the limit; only an empty page ends the list. A second page equal to
/// the first and longer than the limit means that the service ignores paging: the list is whole. Any other repeated page
/// is an error, and so is a list that does not end.
struct PagedList {
  let context: PullContext
  /// Pages after which the list is given up: the longest list known has 230 of the usual size.
  var greatestPages = 10_000
  /// What tells two rows apart.
  var key: @Sendable (ReferenceRow) -> [String] = { [$0.code] }
  let request: @Sendable (_ start: Int, _ limit: Int) -> ReferenceRequest

  /// Reads the list; once more from its start if it changed meanwhile.
  ///
  /// - Returns: One row a key, in the order in which the service lists them.
  /// - Throws: What the first failing page threw, `.repeatedPage`, `.tooManyRequests` or `.conflictingRows`.
  func read() async throws(SyncError) -> [ReferenceRow] {
    let before = context.meter.snapshot.rows
    if let rows = try await readOnce(rowsBefore: before) { return rows }
    if let rows = try await readOnce(rowsBefore: before, isAfresh: true) { return rows }
    throw failure(.conflictingRows, "pages keep listing the same code with different values")
  }

  /// Reads the list once.
  ///
  /// - Returns: The rows, or nil when two pages disagree about a row.
  private func readOnce(rowsBefore: Int, isAfresh: Bool = false) async throws(SyncError) -> [ReferenceRow]? {
    let limit = context.configuration.pageSize
    var rows: [ReferenceRow] = []
    var places: [[String]: Int] = [:]
    var first: [ReferenceRow] = []
    var pages: Set<[ReferenceRow]> = []
    var start = 0
    for number in 0..<greatestPages {
      let answer = try await context.askForPage(request(start, limit), isAfresh: isAfresh)
      let page = answer.rows
      if page.isEmpty { return rows }
      if !pages.insert(page).inserted {
        if number == 1, page == first, answer.received > limit { return rows }
        throw failure(.repeatedPage, "the page from row \(start) is one that came before")
      }
      if number == 0 { first = page }
      var onPage: [[String]: ReferenceRow] = [:]
      for row in page {
        let key = key(row)
        if let other = onPage.updateValue(row, forKey: key), other != row {
          throw failure(.conflictingRows, "one page lists \(row.code.quoted) with two values")
        }
        if let place = places[key] {
          guard rows[place] == row else { return nil }
        } else {
          places[key] = rows.count
          rows.append(row)
        }
      }
      start += answer.received
      context.meter.update { progress in
        progress.rows = rowsBefore + rows.count
        if progress.planned == nil { progress.done += 1 }
      }
    }
    throw failure(.tooManyRequests, "the list did not end within \(greatestPages) pages")
  }

  private func failure(_ code: SyncError.Code, _ reason: String) -> SyncError {
    context.failure(code, request(0, context.configuration.pageSize), reason)
  }
}
