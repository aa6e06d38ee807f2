/// Which rows of the file a candidate may touch, as conditions on the row `r`.
struct CandidateScope {
  /// Whether a row that the candidate has may take on the candidate's values.
  ///
  /// A row that stands in a partition which is not part of the candidate stays there: two partitions that both have a
  /// key would otherwise take it from each other at every pull. A row of an unknown partition goes with whoever has it,
  /// and an administrator's decision stops at nothing but what is held back.
  let mayChange: String
  /// Whether a row that the candidate lacks is to be removed: never one that a partition has which is held back.
  let mayRemove: String

  init(of candidate: Candidate) {
    let isWithheld =
      "EXISTS (SELECT 1 FROM temp.withheld AS w WHERE \(DatasetSQL(candidate.dataset).sameKey("w", "r")))"
    let isFree = candidate.withheld.isEmpty ? "1" : "NOT \(isWithheld)"
    guard let column = candidate.dataset.partitionColumn, candidate.parts.allSatisfy({ $0.0 != .whole }) else {
      mayChange = "1"
      mayRemove = candidate.parts.isEmpty || candidate.incomplete.contains(.whole) ? "0" : "1"
      return
    }
    if candidate.dropsOthers {
      mayChange = "1"
      mayRemove = "1"
      return
    }
    let isOfCandidate = "p.value IS r.\(column)"
    mayRemove =
      "EXISTS (SELECT 1 FROM temp.parts AS p WHERE \(isOfCandidate) AND p.is_complete) AND \(isFree)"
    mayChange =
      candidate.isApproved
      ? "NOT EXISTS (SELECT 1 FROM temp.withheld_parts AS p WHERE p.value = r.\(column))"
      : "(r.\(column) IS NULL OR EXISTS (SELECT 1 FROM temp.parts AS p WHERE \(isOfCandidate)))"
  }
}
