/// What bringing a dataset back to an earlier state did, or would do.
package struct Rollback: Sendable, Hashable {
  /// The state whose rows it has again.
  package let state: PastState
  /// What that did to the file.
  package let publication: Publication
  /// The first keys that it is about.
  package let compared: ComparedCandidate
}
