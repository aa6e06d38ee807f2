package import ReferenceStore

/// Judges whether a pulled partition may replace what the file has of it.
///
/// It knows counts and limits only. Growth of any size is no reason to hold back: nothing is lost by a row too many, and
/// the journal tells what came. A first pull, of a partition without rows, is held only when it is empty or under a floor
/// that the administrator set.
package struct ShrinkGuard: Sendable, Hashable {
  /// What becomes of a partition.
  package enum Verdict: Sendable, Hashable {
    /// It is published.
    case publish
    /// It is held back.
    case hold(HoldReason)
  }

  /// A share of removed rows counts only from here on, in rows: a small list may lose one.
  private static let fewRemoved = 10

  private let limits: GuardLimits
  private let mayBeEmpty: Bool

  /// Makes a guard.
  ///
  /// - Parameters:
  ///   - limits: From where on a partition is held back.
  ///   - mayBeEmpty: Whether a partition may rightly have no rows, as one facility's rooms.
  package init(_ limits: GuardLimits, mayBeEmpty: Bool) {
    self.limits = limits
    self.mayBeEmpty = mayBeEmpty
  }

  /// Judges one partition.
  ///
  /// - Parameter part: What publishing it would do.
  /// - Returns: Whether it is published, else the first reason against it.
  package func judge(_ part: PartComparison) -> Verdict {
    let reason =
      switch part.kind {
      case .complete: underFloor(part) ?? shrunken(part) ?? removed(part) ?? changed(part)
      case .incomplete: changed(part)
      case .unplaced: removed(part)
      }
    return reason.map { .hold($0) } ?? .publish
  }

  /// Whether a partition that comes again and again may be accepted without anybody's approval.
  ///
  /// - Parameter part: What publishing it would do.
  /// - Returns: Whether more than half of the last rows remain and the floor is met.
  package func mayBeAccepted(_ part: PartComparison) -> Bool {
    let remaining = min(part.before - part.removed, part.kind == .complete ? part.after : part.before)
    return remaining > part.before - remaining && (part.kind != .complete || underFloor(part) == nil)
  }

  private func underFloor(_ part: PartComparison) -> HoldReason? {
    let floor = limits.minRows ?? (part.before == 0 && mayBeEmpty ? 0 : 1)
    return part.after < floor ? .underFloor(rows: part.after, floor: floor) : nil
  }

  /// Counts whatever the reason that rows are missing: one that moved to another partition is missing here.
  private func shrunken(_ part: PartComparison) -> HoldReason? {
    guard case .percent(let share) = limits.maxRemoved else { return nil }
    let missing = part.before - part.after
    return missing * 100 > part.before * share * 2 ? .shrunken(before: part.before, after: part.after) : nil
  }

  private func removed(_ part: PartComparison) -> HoldReason? {
    let isTooMany =
      switch limits.maxRemoved {
      case .percent: part.removed > Self.fewRemoved && exceeds(limits.maxRemoved, part.removed, of: part.before)
      case .rows: exceeds(limits.maxRemoved, part.removed, of: part.before)
      }
    return isTooMany ? .removed(rows: part.removed, of: part.before, allowed: limits.maxRemoved) : nil
  }

  private func changed(_ part: PartComparison) -> HoldReason? {
    let rows = part.changed + replaced(part)
    guard part.before > 0, exceeds(limits.maxChanged, rows, of: part.before) else { return nil }
    return .changed(rows: rows, of: part.before, allowed: limits.maxChanged)
  }

  /// Rows in whose place others came, where too few are gone for their share to count: a short list of other rows altogether
  /// would pass for one that has lost nothing.
  private func replaced(_ part: PartComparison) -> Int {
    guard case .percent = limits.maxRemoved, part.removed <= Self.fewRemoved else { return 0 }
    return min(part.added, part.removed)
  }

  private func exceeds(_ bound: GuardLimits.Bound, _ count: Int, of total: Int) -> Bool {
    switch bound {
    case .percent(let share): count * 100 > total * share
    case .rows(let most): count > most
    }
  }
}
