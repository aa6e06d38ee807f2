package import SQLite

/// A row as a caller of look-ups gets it, made once and handed out until the next commit.
///
/// It is an object so that the memory of rows need not know of what types the rows are.
package typealias KeptRow = any AnyObject & Sendable

/// Makes a row that is kept, of the dataset's columns.
package typealias RowMaker = @Sendable (borrowing Row) throws(SQLiteError) -> KeptRow

/// What a look-up found, with how its dataset stood in the same state of the file.
package struct KeptFound: Sendable {
  /// The row; nothing where there is none.
  package let row: KeptRow?
  /// How old the rows of the dataset are.
  package let freshness: Freshness
}

/// A record that is kept.
final class KeptRecord: Sendable {
  let record: Record

  init(_ record: Record) {
    self.record = record
  }
}
