/// The rows that a search found, with how old the dataset was in the same state of the file.
package struct FoundRows: Sendable {
  /// The rows, best first.
  package let records: [Record]
  /// How the dataset stands.
  package let freshness: Freshness
}
