/// The rows that a search found, best first, with how old they are.
public struct SearchResult<Row: Sendable>: Sendable {
  /// The rows in the order in which they should be shown.
  public var rows: [Row]
  /// When the service last confirmed the dataset, in unix seconds; nil when it never did.
  public var asOf: Int64?
  /// Whole seconds since ``asOf``, at least 0; nil when ``asOf`` is.
  public var age: Int64?
  /// Whether the dataset is older than it may be, or was never confirmed.
  public var isStale: Bool
  /// The generation of the file that was read.
  public var generation: Int64
}

extension SearchResult: Equatable where Row: Equatable {}
extension SearchResult: Hashable where Row: Hashable {}
