/// How far back the past of a dataset is known.
package struct JournalHorizon: Sendable, Hashable {
  /// The oldest state that is known.
  package let state: PastState
  /// The last generation of which entries were taken out of the journal; 0 while none were.
  package let pruned: Int64
}
