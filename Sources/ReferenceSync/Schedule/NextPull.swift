package import ReferenceStore
package import StateFile

/// When a dataset is pulled next: what is kept of it, and what is told.
package struct NextPull: Sendable {
  /// What the next start of the program needs.
  package let due: DueTime
  /// When the pull begins, in unix seconds: later than it is due where a window says so.
  package let at: Int64

  /// The dataset.
  package var dataset: Dataset { due.dataset }
}
