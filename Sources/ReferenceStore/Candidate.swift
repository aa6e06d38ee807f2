/// What a pull wants to publish, partition by partition.
///
/// Rows of a complete partition that are not in the candidate go away; rows of other partitions are left alone.
package struct Candidate: Sendable {
  /// The dataset.
  package let dataset: Dataset
  /// The partitions with all of their rows, or with those that are known of an incomplete one.
  package let parts: [(Partition, [Record])]
  /// The partitions that may have more rows than the candidate: their rows are added and changed, none is removed.
  package let incomplete: Set<Partition>
  /// Whether with this candidate every partition of the dataset has been confirmed.
  package let confirmsWhole: Bool
  /// Whether rows of partitions that the candidate does not name go away: those of facilities that are no longer ours.
  package let dropsOthers: Bool
  /// When the service answered, in unix seconds.
  package let asOf: Int64
  /// When it is published, in unix seconds, for the journal: when it was pulled, or when it was approved.
  package private(set) var publishedAt: Int64
  /// Whether an administrator decided to publish it.
  private(set) var isApproved = false
  /// Partitions that are held back, with the rows that they would have: a row of the file that is among them stays.
  private(set) var withheld: [(Partition, [Record])] = []
  /// Rows of partitions that it does not name, to which they move from those that it does.
  private(set) var moved: [Record] = []

  /// Creates a candidate.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - parts: The partitions, each with all of its rows. Where two of them have the same key, the later one wins.
  ///   - incomplete: The partitions among them that may have more rows: none of their rows is removed. Nothing can be
  ///     confirmed with one.
  ///   - confirmsWhole: Whether with this candidate every partition of the dataset has been confirmed: only then does
  ///     the dataset's `as_of` move.
  ///   - dropsOthers: Whether rows of partitions that it does not name go away.
  ///   - asOf: When the service answered, in unix seconds.
  ///   - publishedAt: When it is published, in unix seconds; nil: when the service answered.
  package init(
    dataset: Dataset, parts: [(Partition, [Record])], incomplete: Set<Partition> = [], confirmsWhole: Bool,
    dropsOthers: Bool = false, asOf: Int64, publishedAt: Int64? = nil
  ) {
    self.dataset = dataset
    self.parts = parts
    self.incomplete = incomplete
    self.confirmsWhole = confirmsWhole
    self.dropsOthers = dropsOthers
    self.asOf = asOf
    self.publishedAt = publishedAt ?? asOf
  }

  /// The candidate without some of its partitions: it can no longer speak for the whole.
  func withholding(_ held: Set<Partition>) -> Candidate {
    var rest = Candidate(
      dataset: dataset, parts: parts.filter { !held.contains($0.0) }, incomplete: incomplete.subtracting(held),
      confirmsWhole: false, asOf: asOf, publishedAt: publishedAt)
    rest.withheld = parts.filter { held.contains($0.0) }
    return rest
  }

  /// The candidate without a word on partitions that it does not name.
  ///
  /// - Returns: One that drops none of their rows.
  package func keepingOthers() -> Candidate {
    Candidate(
      dataset: dataset, parts: parts, incomplete: incomplete, confirmsWhole: confirmsWhole, asOf: asOf,
      publishedAt: publishedAt)
  }

  /// The candidate as an administrator decided to publish it: it takes rows from every partition that is not held back.
  ///
  /// - Parameters:
  ///   - time: When that was decided, in unix seconds, for the journal.
  ///   - moved: Rows of other partitions, to which they move from those of the candidate.
  ///   - withheld: What stays held back of the dataset.
  /// - Returns: The candidate.
  package func approved(
    at time: Int64, moving moved: [Record] = [], withholding withheld: [(Partition, [Record])] = []
  ) -> Candidate {
    var candidate = self
    candidate.isApproved = true
    candidate.publishedAt = time
    candidate.moved = moved
    candidate.withheld = withheld
    return candidate
  }
}
