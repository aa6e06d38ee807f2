/// Finds positions for new rows among those that stay, in one pass over all of them in display order.
///
/// Positions are sparse: a row that is new takes a number between its neighbours', several of them are spread evenly. When
/// there is no room, or the rows that stay are not in order, the caller numbers all of them anew.
struct PositionPlanner {
  /// The distance at which rows are numbered anew: ten new rows can follow at the same place, each in the middle of what
  /// is left, and a difference between neighbours still takes two bytes in the search index.
  static let step: Int64 = 1024

  /// No position of ours comes near it; arithmetic below it cannot overflow.
  private static let limit: Int64 = 1 << 40

  /// The new rows with their positions.
  private(set) var placed: [(row: Int64, position: Int64)] = []
  /// Whether the rows must be numbered anew; nothing in `placed` counts then.
  private(set) var isExhausted = false

  private var previous: Int64 = 0
  private var waiting: [Int64] = []

  /// Takes the next row: one that is new.
  mutating func addNew(_ row: Int64) {
    waiting.append(row)
  }

  /// Takes the next row: one that stays where it is.
  mutating func addStaying(at position: Int64) {
    guard position > previous, position < PositionPlanner.limit else {
      isExhausted = true
      return
    }
    spread(before: position)
    previous = position
  }

  /// Ends the pass: new rows at the end follow at full distance.
  mutating func finish() {
    spread(before: previous + PositionPlanner.step * Int64(waiting.count + 1))
  }

  private mutating func spread(before position: Int64) {
    let parts = Int64(waiting.count + 1)
    guard position - previous >= parts else {
      isExhausted = true
      return
    }
    for (index, row) in waiting.enumerated() {
      placed.append((row, previous + (position - previous) * Int64(index + 1) / parts))
    }
    waiting.removeAll(keepingCapacity: true)
  }
}
