/// What happened to one key.
package struct KeyHistory: Sendable, Hashable {
  /// The entries of the journal, oldest first.
  ///
  /// Of a key that is gone, the entry of its removal is kept even where the journal does not reach back that far.
  package let changes: [Change]
  /// How far back the past of the dataset is known; nothing when it was never published.
  package let horizon: JournalHorizon?
  /// The generation of the file.
  package let generation: Int64
}
