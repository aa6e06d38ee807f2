/// A state of a dataset that lasted for a while.
package struct PastState: Sendable, Hashable {
  /// The generation of the file that made it.
  package let generation: Int64
  /// When it was published, in unix seconds.
  package let at: Int64
}
