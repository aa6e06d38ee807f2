internal import Synchronization

/// How many requests a program may still make on a day, so that a pull that goes wrong cannot use up the quota.
///
/// A day here is 24 hours of monotonic time that begin with the first request after the last day ended: a wall clock that
/// is set forward cannot open it again, and one that is set back cannot keep it closed. Counted in the memory of one
/// program; every try of every request of every pull takes one.
package final class DailyBudget: Sendable {
  private static let day = Duration.seconds(86_400)

  private let state: Mutex<(limit: Int, endsAt: Duration?, spent: Int)>

  /// Makes a budget of which nothing is spent.
  ///
  /// - Parameter limit: The most requests on one day, at least 1.
  package init(limit: Int) { state = Mutex((limit, nil, 0)) }

  /// Changes the limit; what is spent of this day stays spent.
  ///
  /// - Parameter limit: The most requests on one day, at least 1.
  package func change(to limit: Int) { state.withLock { $0.limit = limit } }

  /// Takes one request out of the budget.
  ///
  /// - Parameter elapsed: Monotonic time, always of the same clock.
  /// - Returns: Whether there was one left.
  package func take(at elapsed: Duration) -> Bool {
    state.withLock { state in
      if state.endsAt.map({ elapsed >= $0 }) ?? true { state = (state.limit, elapsed + Self.day, 0) }
      guard state.spent < state.limit else { return false }
      state.spent += 1
      return true
    }
  }

  /// Puts back a request that was taken and not sent.
  package func giveBack() {
    state.withLock { $0.spent = max(0, $0.spent - 1) }
  }
}
