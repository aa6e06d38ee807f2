/// Which page a paged list answers instead of the one that was asked for.
enum PageShift: String, Sendable, Hashable, CaseIterable {
  /// The page before: its rows come twice.
  case before
  /// The page after: the rows of the one that was asked for never come.
  case after

  /// Turns the path of one page into that of another.
  ///
  /// - Parameter path: A path as sent.
  /// - Returns: The path with another start, when it ends in start and limit; else the same.
  func applied(to path: String) -> String {
    var segments = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard segments.count >= 2, let limit = Int(segments[segments.count - 1]),
      let start = Int(segments[segments.count - 2]), (0..<Int(Int32.max)).contains(limit), start < Int(Int32.max)
    else { return path }
    switch self {
    case .before: segments[segments.count - 2] = String(max(start - limit, 0))
    case .after: segments[segments.count - 2] = String(start + limit)
    }
    return segments.joined(separator: "/")
  }
}
