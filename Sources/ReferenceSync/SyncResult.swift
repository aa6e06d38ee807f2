package import ReferenceStore

/// What came of one dataset's pull.
package struct SyncResult: Sendable {
  /// How it ended.
  package enum Outcome: Sendable {
    /// Something changed, and was published; with `--dry-run`, would have been.
    case published(Publication)
    /// The service confirmed what the file holds.
    case unchanged(Publication)
    /// The guard holds partitions back; `published` tells of the others, if there are any.
    case held(published: Publication?)
    /// Nothing of the partition that failed was published; `published` tells of the others, if any was whole.
    case failed(SyncError, published: Publication?)
    /// Dialect or configuration do not allow it.
    case off
  }

  /// The dataset.
  package var dataset: Dataset
  /// How it ended.
  package var outcome: Outcome
  /// Requests made.
  package var requests: Int
  /// How long it took.
  package var duration: Duration
  /// How many answers of an earlier pull were used that did not come to its end.
  package var reused = 0
  /// How many seconds before the pull began the oldest of those was asked for; 0 where none was used.
  ///
  /// What the pull confirms is as old as that answer.
  package var headStart: Int64 = 0
  /// Why answers could not be kept for a pull that goes on where this one ended; nil where they could.
  package var keepingFailure: StoreError?
  /// The partitions that the guard holds back, of a pull that failed in part as well.
  package var held: [GuardedPart] = []
  /// The partitions that the guard would have held back, but which came so often that they were accepted.
  package var accepted: [GuardedPart] = []

  /// Whether the pull read all that it could, whatever the guard makes of it: the next one begins anew.
  var isRead: Bool { error == nil || error?.code == .listNotWhole }

  /// The time to the next pull after a success: sooner where the same rows again may be accepted.
  ///
  /// - Parameter every: The dataset's interval, in seconds.
  /// - Returns: Seconds.
  func wait(every: Int64) -> Int64 {
    held.contains { $0.waitsForRepetition } ? RepetitionRule.wait(every: every) : every
  }

  /// How many seconds before the pull began its rows were confirmed, from which the next one counts.
  ///
  /// What the guard holds back confirms nothing: it is asked for again after its own time.
  var confirmedEarlier: Int64 { held.isEmpty ? headStart : 0 }

  /// The error of a failed pull.
  package var error: SyncError? {
    guard case .failed(let error, _) = outcome else { return nil }
    return error
  }

  /// The publication, of a failed pull as well where part of it was whole.
  package var publication: Publication? {
    switch outcome {
    case .published(let publication), .unchanged(let publication): publication
    case .held(let publication), .failed(_, let publication): publication
    case .off: nil
    }
  }
}
