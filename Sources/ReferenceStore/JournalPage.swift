/// A part of the journal that ends with a whole generation.
package struct JournalPage: Sendable, Hashable {
  /// The entries, oldest first.
  package let changes: [Change]
  /// The generation up to which they tell everything: whoever asks again from there misses nothing.
  package let generation: Int64
  /// Whether there are entries after that generation.
  package let hasMore: Bool
  /// Whether entries that were asked for have been taken out of the journal: then the tables themselves must be read.
  package let isPruned: Bool
}
