internal import ReferenceStore
internal import Synchronization

/// Counts what a pull does and passes it on to whoever draws the progress.
final class PullMeter: Sendable {
  private let state: Mutex<SyncProgress>
  private let report: @Sendable (SyncProgress) -> Void

  init(dataset: Dataset, report: @escaping @Sendable (SyncProgress) -> Void) {
    state = Mutex(SyncProgress(dataset: dataset))
    self.report = report
  }

  var snapshot: SyncProgress { state.withLock { $0 } }

  func update(_ change: (inout SyncProgress) -> Void) {
    report(
      state.withLock { progress in
        change(&progress)
        return progress
      })
  }
}
