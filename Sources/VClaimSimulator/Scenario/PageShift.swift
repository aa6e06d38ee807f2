/// Which page a paged list answers instead of the one that was asked for.
enum PageShift: String, Sendable, Hashable, CaseIterable {
  /// The page before: its rows come twice.
  case before
  /// The page after: the rows of the one that was asked for never come.
  case after

  /// Turns the question for one page into that for another.
  ///
  /// - Parameters:
  ///   - start: The first row that was asked for.
  ///   - size: How many rows a page really has.
  ///   - first: What rows are counted from.
  /// - Returns: The first row to answer with; never one before the list's first.
  func start(insteadOf start: Int, size: Int, countedFrom first: Int) -> Int {
    switch self {
    case .before:
      return max(start - size, first)
    case .after:
      let (next, isTooLarge) = start.addingReportingOverflow(size)
      return isTooLarge ? start : next
    }
  }
}
