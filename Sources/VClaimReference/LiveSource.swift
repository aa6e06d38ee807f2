package import ReferenceStore
package import VClaim

/// Somebody who can be asked for one row that is not in the file.
package protocol LiveSource: Sendable {
  /// Asks for one row.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - key: The key parts, as many as the dataset has, normalised.
  /// - Returns: The row, or why there is none.
  /// - Throws: ``VClaimError`` when the source could not answer.
  func answer(for dataset: Dataset, key: [String]) async throws(VClaimError) -> LiveAnswer

  /// Asks the source's own search.
  ///
  /// - Parameters:
  ///   - dataset: The dataset, or one that only the service has.
  ///   - text: What to search for.
  /// - Returns: The rows in the source's order; nil where it has no search of this dataset.
  /// - Throws: ``VClaimError`` when the source could not answer.
  func rows(of dataset: Dataset, matching text: String) async throws(VClaimError) -> [Record]?
}

/// What a live source said of a key.
package enum LiveAnswer: Sendable, Hashable {
  /// The row.
  case found(Record)
  /// The source said that there is no data for the key.
  case absent
  /// The source sent other rows without this one: no word that there is none, for a list may be capped or cut short.
  case notListed
  /// The source has no way to be asked for this key, and why, in words that follow the dataset's name and a colon.
  case notAsked(String)
}
