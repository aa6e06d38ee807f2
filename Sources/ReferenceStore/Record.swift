package import SQLite

/// One row of a dataset.
package struct Record: Sendable, Hashable {
  /// The values in the order of the dataset's columns.
  package var values: [Value]

  /// Creates a row.
  ///
  /// - Parameter values: One value for each column of the dataset, in its order.
  package init(values: [Value]) {
    self.values = values
  }
}
