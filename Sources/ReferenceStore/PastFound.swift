/// What a look-up in the past came to.
package struct PastFound: Sendable, Hashable {
  /// The row, without volatile columns, which no journal has; nothing when there was no such row.
  package let record: Record?
  /// The state of the dataset in which it was looked up.
  package let state: PastState
}
