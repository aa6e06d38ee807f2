internal import VClaim
internal import VClaimWire

/// Reads a paged list to its end, by the rules of `vclaim.md`, section 4.
///
/// `start` advances by the rows received, whatever the limit, less the one that two pages share (`PageSequence`); only an
/// empty page ends the list. A second page equal to the first and longer than the limit means that the service ignores
/// paging: the list is whole. Any other repeated page, a row that moved, or a row on two pages means that the list has
/// changed meanwhile: it is read once more from its start, without an answer that an earlier pull left.
struct PagedList {
  let context: PullContext
  /// Pages after which the list is given up: the longest list known has 230 of the usual size.
  var greatestPages = 10_000
  /// What tells two rows apart.
  var key: @Sendable (ReferenceRow) -> [String] = { [$0.code] }
  let request: @Sendable (_ start: Int, _ limit: Int) -> ReferenceRequest

  private enum Reading {
    case whole([ReferenceRow])
    case doubtful(SyncError)
  }

  /// Reads the list; once more from its start if it changed meanwhile.
  ///
  /// - Returns: One row a key, in the order in which the service lists them.
  /// - Throws: What the first failing page threw, `.listChanged`, `.repeatedPage`, `.tooManyRequests` or
  ///   `.conflictingRows`.
  func read() async throws(SyncError) -> [ReferenceRow] {
    let before = context.meter.snapshot.rows
    if case .whole(let rows) = try await readOnce(rowsBefore: before) { return rows }
    switch try await readOnce(rowsBefore: before, isAfresh: true) {
    case .whole(let rows): return rows
    case .doubtful(let error): throw error
    }
  }

  private func readOnce(rowsBefore: Int, isAfresh: Bool = false) async throws(SyncError) -> Reading {
    var pages = PageSequence(limit: context.configuration.pageSize, mayRepeat: isAfresh, key: key)
    for _ in 0..<greatestPages {
      let answer = try await context.askForPage(request(pages.start, pages.limit), isAfresh: isAfresh)
      if let code = ambiguousCode(in: answer.rows) {
        throw failure(.conflictingRows, "one page lists \(code.quoted) with two values")
      }
      switch pages.take(answer) {
      case .whole: return .whole(pages.rows)
      case .doubtful(let code, let reason): return .doubtful(failure(code, reason))
      case .more: break
      }
      context.meter.update { progress in
        progress.rows = rowsBefore + pages.rows.count
        if progress.planned == nil { progress.done += 1 }
      }
    }
    throw failure(.tooManyRequests, "the list did not end within \(greatestPages) pages")
  }

  private func ambiguousCode(in page: [ReferenceRow]) -> String? {
    var rows: [[String]: ReferenceRow] = [:]
    return page.first { row in rows.updateValue(row, forKey: key(row)).map { $0 != row } ?? false }?.code
  }

  private func failure(_ code: SyncError.Code, _ reason: String) -> SyncError {
    context.failure(code, request(0, context.configuration.pageSize), reason)
  }
}
