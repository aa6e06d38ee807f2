/// From where on a pulled partition is held back instead of being published.
package struct GuardLimits: Sendable, Hashable {
  /// A share of the rows there were, or a number of them.
  package enum Bound: Sendable, Hashable {
    /// Hundredths, 0 to 100.
    case percent(Int)
    /// Rows.
    case rows(Int)
  }

  /// The fewest rows that a partition may have; nil where the administrator set none, which is 1 for every partition that
  /// has rows already and for every list that cannot be empty.
  package var minRows: Int?
  /// The most rows that may go away.
  package var maxRemoved: Bound
  /// The most rows that may get other values.
  package var maxChanged: Bound

  /// Makes limits.
  ///
  /// - Parameters:
  ///   - minRows: The fewest rows.
  ///   - maxRemoved: The most rows that may go away.
  ///   - maxChanged: The most rows that may get other values.
  package init(minRows: Int? = nil, maxRemoved: Bound = .percent(5), maxChanged: Bound = .percent(50)) {
    self.minRows = minRows
    self.maxRemoved = maxRemoved
    self.maxChanged = maxChanged
  }
}

extension GuardLimits.Bound: CustomStringConvertible {
  /// `5%`, or `12` for rows.
  package var description: String {
    switch self {
    case .percent(let share): "\(share)%"
    case .rows(let count): String(count)
    }
  }
}
