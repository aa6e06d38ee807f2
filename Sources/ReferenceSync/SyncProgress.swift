package import ReferenceStore

/// How far the pull of one dataset has come.
package struct SyncProgress: Sendable, Hashable {
  /// The dataset under way.
  package var dataset: Dataset
  /// Requests answered so far.
  package var requests = 0
  /// Steps done: pages, keywords or lists that need not be asked for again.
  package var done = 0
  /// Steps known so far; nil where nothing tells, as in a paged list.
  ///
  /// Grows while a crawl finds more to ask.
  package var planned: Int?
  /// Rows seen so far.
  package var rows = 0

  /// Goes back to what was done at a moment; the requests since then were made all the same.
  mutating func restart(from earlier: SyncProgress) {
    done = earlier.done
    planned = earlier.planned
    rows = earlier.rows
  }

  /// One line for a status text: `pulling diagnoses: 120 of 260 steps, 5400 rows`.
  package var line: String {
    let steps = planned.map { "\(done) of \($0) steps" } ?? "\(requests) requests"
    return "pulling \(dataset.commandName): \(steps), \(rows) rows"
  }
}
