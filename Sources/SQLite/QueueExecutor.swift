import Dispatch

/// A serial executor over a dispatch queue of its own.
///
/// SQLite blocks its thread on disks and locks; the threads of Swift's own pool must not be held up by that. Linux has
/// no `DispatchSerialQueue`, which would be this executor ready-made.
final class QueueExecutor: SerialExecutor {
  private let queue: DispatchQueue

  init(label: String) {
    queue = DispatchQueue(label: label)
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { unsafe job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }

  func checkIsolated() {
    dispatchPrecondition(condition: .onQueue(queue))
  }
}
