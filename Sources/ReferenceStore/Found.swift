/// What a look-up found, with how its dataset stood in the same state of the file.
package struct Found: Sendable, Hashable {
  /// The row; nothing where there is none.
  package let record: Record?
  /// How old the rows of the dataset are.
  package let freshness: Freshness
}
