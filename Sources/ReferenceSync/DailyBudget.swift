internal import Synchronization

/// How many requests a program may still make on a day, so that a pull that goes wrong cannot use up the quota.
///
/// Counted by UTC day in the memory of one program; every request of every pull takes one, a request that fails too.
package final class DailyBudget: Sendable {
  private let limit: Int
  private let state = Mutex((day: Int64.min, spent: 0))

  /// Makes a budget of which nothing is spent.
  ///
  /// - Parameter limit: The most requests on one day, at least 1.
  package init(limit: Int) { self.limit = limit }

  /// Takes one request out of the budget.
  ///
  /// - Parameter now: The wall clock, in unix seconds.
  /// - Returns: Whether there was one left.
  func take(at now: Int64) -> Bool {
    let day = now / 86_400
    return state.withLock { state in
      // A clock that was set back must not open a budget that was spent: only a later day does.
      if day > state.day { state = (day, 0) }
      guard state.spent < limit else { return false }
      state.spent += 1
      return true
    }
  }
}
