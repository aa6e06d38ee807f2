internal import ReferenceStore

/// All that was asked for since the last pull began: it becomes one more pull.
struct ResyncRequest {
  private(set) var datasets: Set<Dataset> = []
  private(set) var waiters: [ResyncWaiter] = []

  var isEmpty: Bool { datasets.isEmpty }

  mutating func add(_ datasets: Set<Dataset>, waiter: ResyncWaiter?) {
    self.datasets.formUnion(datasets)
    if let waiter { waiters.append(waiter) }
  }
}
