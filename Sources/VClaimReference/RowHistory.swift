/// What happened to one key.
public struct RowHistory<Row: Sendable>: Sendable {
  /// The changes, oldest first; none for a key that never was.
  ///
  /// Columns that move all the time, such as the free beds of a room, stand outside of it and are nil in every row. The
  /// removal of a key that has not come back is kept for ever, so that a retired code can still be named.
  public var changes: [RowChange<Row>]
  /// From when on the history is whole, in unix seconds; nil when the dataset was never published.
  public var knownSince: Int64?
  /// The generation of the file that was read.
  public var generation: Int64
}

extension RowHistory: Equatable where Row: Equatable {}
extension RowHistory: Hashable where Row: Hashable {}
