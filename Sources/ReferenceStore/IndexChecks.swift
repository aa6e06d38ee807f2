import Synchronization

/// When a search index is read as a whole: at the first change of a row a day after it was read last.
///
/// Reading it takes half as long as making it anew, however little was changed. It finds damage on pages that no change comes
/// near. A search that meets such damage reads the rows themselves, so that a day later is soon enough. When the file is
/// opened, every index is compared with its rows.
final class IndexChecks: Sendable {
  /// In seconds.
  private static let interval: Int64 = 86_400

  private let times = Mutex<[Dataset: Int64]>([:])

  /// Whether a dataset's index is to be read now; the next one is due a day later.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - time: The wall clock in unix seconds. One that was set makes an index due.
  /// - Returns: False at the first call, too: the file was opened not long ago.
  func isDue(for dataset: Dataset, at time: Int64) -> Bool {
    times.withLock { times in
      guard let last = times[dataset] else {
        times[dataset] = time
        return false
      }
      guard !(last..<last + Self.interval).contains(time) else { return false }
      times[dataset] = time
      return true
    }
  }
}
