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

  /// Asks for one row, with what the source knows of the age of its answer.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - key: The key parts, as many as the dataset has, normalised.
  /// - Returns: The answer; by default one that the service gave at this moment.
  /// - Throws: ``VClaimError`` when the source could not answer.
  func told(of dataset: Dataset, key: [String]) async throws(VClaimError) -> Told

  /// Asks the source's own search.
  ///
  /// - Parameters:
  ///   - dataset: The dataset, or one that only the service has.
  ///   - text: What to search for.
  /// - Returns: The rows in the source's order; nil where it has no search of this dataset.
  /// - Throws: ``VClaimError`` when the source could not answer.
  func rows(of dataset: Dataset, matching text: String) async throws(VClaimError) -> [Record]?
}

extension LiveSource {
  package func told(of dataset: Dataset, key: [String]) async throws(VClaimError) -> Told {
    Told(answer: try await answer(for: dataset, key: key))
  }
}

/// What a live source said of a key, and how old that is.
package struct Told: Sendable, Hashable {
  /// What somebody between us and the service knew already, and from when.
  package struct Knowledge: Sendable, Hashable {
    /// When the service confirmed it, in unix seconds; nil when it never did.
    package var asOf: Int64?
    /// Whether it is a row of the reference file, and not the service's answer to this question.
    package var isFromFile: Bool
    /// Whether it is older than its dataset allows.
    package var isStale: Bool

    /// Makes a note of what is known.
    ///
    /// - Parameters:
    ///   - asOf: When the service confirmed it, in unix seconds.
    ///   - isFromFile: Whether it is a row of the reference file.
    ///   - isStale: Whether it is older than its dataset allows.
    package init(asOf: Int64?, isFromFile: Bool, isStale: Bool) {
      self.asOf = asOf
      self.isFromFile = isFromFile
      self.isStale = isStale
    }
  }

  /// The answer.
  package var answer: LiveAnswer
  /// What is known of its age; nil where the service gave it at this moment.
  package var knowledge: Knowledge?

  /// Makes what a source said.
  ///
  /// - Parameters:
  ///   - answer: The answer.
  ///   - knowledge: What is known of its age; nil where the service gave it at this moment.
  package init(answer: LiveAnswer, knowledge: Knowledge? = nil) {
    self.answer = answer
    self.knowledge = knowledge
  }
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
