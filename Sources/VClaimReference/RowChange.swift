/// One change of a row.
public struct RowChange<Row: Sendable>: Sendable {
  /// What happened.
  public enum Kind: String, Sendable, Hashable {
    /// The key was new.
    case added
    /// The key was there with other values.
    case changed
    /// The key went away.
    case removed
  }

  /// What happened.
  public var kind: Kind
  /// The row before; nil when the key was new.
  public var before: Row?
  /// The row after; nil when the key went away.
  public var after: Row?
  /// When the service told it, in unix seconds.
  public var at: Int64
  /// The generation of the file that the change was part of.
  public var generation: Int64
}

extension RowChange: Equatable where Row: Equatable {}
extension RowChange: Hashable where Row: Hashable {}
