internal import ReferenceStore

/// Rows that wait to be published, in the order in which they were learned; of more than it holds, the newest are dropped.
struct LearnedQueue {
  /// How many rows wait at most: a program that asks for thousands of unknown keys must not fill the memory.
  static let mostWaiting = 1_000
  /// How many rows go into one publication at most.
  static let mostAtOnce = 100

  private var rows: [(dataset: Dataset, record: Record)] = []

  mutating func add(_ record: Record, of dataset: Dataset) {
    if rows.count < Self.mostWaiting { rows.append((dataset, record)) }
  }

  /// Takes the rows of the dataset that has waited longest.
  ///
  /// - Returns: The rows; nil where none wait.
  mutating func next() -> (dataset: Dataset, records: [Record])? {
    guard let dataset = rows.first?.dataset else { return nil }
    var records: [Record] = []
    var rest: [(dataset: Dataset, record: Record)] = []
    for row in rows {
      if row.dataset == dataset, records.count < Self.mostAtOnce {
        records.append(row.record)
      } else {
        rest.append(row)
      }
    }
    rows = rest
    return (dataset, records)
  }
}
