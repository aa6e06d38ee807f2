/// Which page a paged list answers instead of the one that was asked for.
enum PageShift: String, Sendable, Hashable, CaseIterable {
  /// The page before: its rows come twice.
  case before
  /// The page after: the rows of the one that was asked for never come.
  case after

  /// Turns the question for one page into that for another.
  ///
  /// - Parameter values: The values in the path of an end point.
  /// - Returns: The values with another start, where the end point has start and limit; else the same.
  func applied(to values: [String: String]) -> [String: String] {
    guard let start = values["start"].flatMap({ Int32($0) }), let limit = values["limit"].flatMap({ Int32($0) }),
      start >= 0, limit >= 0
    else { return values }
    var values = values
    switch self {
    case .before: values["start"] = String(max(Int(start) - Int(limit), 0))
    case .after: values["start"] = String(Int(start) + Int(limit))
    }
    return values
  }
}
