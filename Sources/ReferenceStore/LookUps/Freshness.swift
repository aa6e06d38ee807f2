/// How old the rows of a dataset are, and of which state of the file they are.
package struct Freshness: Sendable, Hashable {
  /// When the service last confirmed all of the dataset, in unix seconds; nothing when it never did.
  package let asOf: Int64?
  /// After how many seconds without a confirmation the dataset counts as stale; without a value it never does.
  package let maxStale: Int64?
  /// The generation of the file.
  package let generation: Int64
}
