/// What a candidate would do to the file, with some of the keys it is about.
package struct ComparedCandidate: Sendable, Hashable {
  /// What each partition would do.
  package let parts: [PartComparison]
  /// The first keys that are new, in their order.
  package let addedKeys: [[String]]
  /// The first keys that get other values, in their order.
  package let changedKeys: [[String]]
  /// The first keys that go away, in their order.
  package let removedKeys: [[String]]
}
