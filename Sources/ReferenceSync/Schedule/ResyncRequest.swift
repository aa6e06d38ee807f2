internal import ReferenceStore

/// All that was asked for since the last pull began: it becomes one more pull, by another engine where one was handed in.
struct ResyncRequest {
  private(set) var datasets: Set<Dataset> = []
  private(set) var waiters: [ResyncWaiter] = []
  /// Who wants to know only what would change, each for itself.
  var dryRuns: [ResyncWaiter] = []
  /// What was approved, and is due again as it is kept now.
  var approved: Set<Dataset> = []
  /// What is to pull from now on; nil: as before.
  var engine: SyncEngine?

  var isEmpty: Bool { datasets.isEmpty && dryRuns.isEmpty && approved.isEmpty && engine == nil }

  mutating func add(_ datasets: Set<Dataset>, waiter: ResyncWaiter?) {
    self.datasets.formUnion(datasets)
    if let waiter { waiters.append(waiter) }
  }
}
