import SQLite

/// The columns of a dataset's row, wherever it stands.
///
/// A value of another type than the dataset's declaration promises is an error.
protocol Columns: ~Copyable, ~Escapable {
  associatedtype Failure: Error

  func text(_ column: Int) throws(Failure) -> String
  /// Nil for NULL.
  func optionalInteger(_ column: Int) throws(Failure) -> Int64?
}

extension SQLite.Row: Columns {}
