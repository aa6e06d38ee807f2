package import SQLite

/// A part of a dataset that is pulled and published as one.
package enum Partition: Sendable, Hashable {
  /// The whole dataset.
  case whole
  /// The rows with this value in the dataset's partition column.
  case part(Value)
}
