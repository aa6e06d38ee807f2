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
  /// What was typed; empty for rows that no search found.
  public var text = ""

  /// The parts of a name for which a search box shows that they were typed.
  ///
  /// A word that was typed is found where a word of the name begins with it; case and accents do not count. A name that has
  /// none, for the row was found by another phrase or by its code, has no such part, unless it is one typing mistake away.
  ///
  ///     for hit in hits.rows { for part in hits.highlights(in: hit.name) { print(hit.name[part]) } }
  ///
  /// - Parameter name: The name of one of the rows.
  /// - Returns: The parts in order, none within another.
  public func highlights(in name: String) -> [Range<String.Index>] {
    Highlight(text).ranges(in: name)
  }
}

extension SearchResult: Equatable where Row: Equatable {}
extension SearchResult: Hashable where Row: Hashable {}
