package import ReferenceStore

/// Why the guard holds a partition back.
package enum HoldReason: Sendable, Hashable, CustomStringConvertible {
  /// It has fewer rows than it may have.
  case underFloor(rows: Int, floor: Int)
  /// It has far fewer rows than the file.
  case shrunken(before: Int, after: Int)
  /// Too many rows of the file go away.
  case removed(rows: Int, of: Int, allowed: GuardLimits.Bound)
  /// Too many rows get other values.
  case changed(rows: Int, of: Int, allowed: GuardLimits.Bound)

  /// It differs from what the dataset was rolled back to.
  case pinned(generation: Int64)

  package var description: String {
    switch self {
    case .underFloor(let rows, let floor): "\(rows) rows came, at least \(floor) are wanted"
    case .shrunken(let before, let after): "only \(after) rows came in the place of \(before)"
    case .removed(let rows, let total, let allowed): "\(rows) of \(total) rows would go away, \(allowed) may"
    case .changed(let rows, let total, let allowed): "\(rows) of \(total) rows would change, \(allowed) may"
    case .pinned(let generation): "it differs from generation \(generation), to which the dataset is pinned"
    }
  }
}
