/// Who is told what came of the schedule's pulls.
package protocol PullObserver: Sendable {
  /// A pull has ended, well or not; a dry run is none.
  ///
  /// The schedule waits for it: be quick.
  ///
  /// - Parameter result: What came of it.
  func pullDidEnd(_ result: SyncResult)

  /// Nothing is due: a round of pulls is over, or the schedule has looked at the clock.
  func scheduleRests()
}
