import Dispatch

/// When look-ups let go of the state of the file that they keep.
package struct ReleaseTimer: Sendable {
  /// How long a state is kept at most: so long a reader that has nothing to do keeps the log from being written over, and so
  /// long a commit of a program that does not count it may go unseen.
  package static let interval: Duration = .milliseconds(250)

  /// Calls the work once, after the interval.
  let after: @Sendable (_ work: @escaping @Sendable () -> Void) -> Void

  /// Makes a timer.
  ///
  /// - Parameter after: Calls the work once, after ``interval``.
  package init(after: @escaping @Sendable (_ work: @escaping @Sendable () -> Void) -> Void) {
    self.after = after
  }

  /// A timer by the machine's monotonic clock, on a queue of its own: the work is done in time however busy others are.
  package static let standard = ReleaseTimer { work in
    queue.asyncAfter(deadline: .now() + .milliseconds(250), execute: work)
  }

  private static let queue = DispatchQueue(label: "ReferenceStore.ReleaseTimer")
}
