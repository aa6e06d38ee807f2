import SQLite

/// What a candidate must keep to before anything of it reaches the file.
struct CandidateRules {
  let dataset: Dataset
  /// What is asked of each column, without its name: a candidate may have 200,000 rows.
  private let rules: [Rule]

  private struct Rule {
    let isText: Bool
    let isNullable: Bool
    let mayBeEmpty: Bool
  }

  init(dataset: Dataset) {
    self.dataset = dataset
    rules = dataset.columns.enumerated().map { index, column in
      Rule(
        isText: column.kind == .text, isNullable: column.isNullable,
        mayBeEmpty: column.mayBeEmpty || index >= dataset.keyCount)
    }
  }

  /// Checks which partitions a candidate has.
  func check(_ candidate: Candidate) throws(StoreError) {
    let parts = candidate.parts
    if candidate.confirmsWhole, !candidate.incomplete.isEmpty {
      throw refusal("the candidate confirms the whole with an incomplete part of it")
    }
    if candidate.dropsOthers, !candidate.confirmsWhole {
      throw refusal("the candidate drops partitions without confirming the whole")
    }
    let named = parts.count { $0.0 != .whole }
    if named > 0, dataset.partitionColumn == nil {
      throw refusal("it has no partitions, but the candidate names one")
    }
    if named > 0, named < parts.count {
      throw refusal("the candidate names both the whole and a part of it")
    }
  }

  /// Checks one row.
  ///
  /// Its number in its partition, from 1, stands in the message for it: a message holds no values.
  func check(_ record: Record, in partition: Partition, number: Int) throws(StoreError) {
    guard record.values.count == rules.count else {
      throw refusal("row \(number) has \(record.values.count) values instead of \(rules.count)")
    }
    for index in rules.indices {
      let rule = rules[index]
      switch record.values[index] {
      case .text(let text) where rule.isText:
        if text.isEmpty, !rule.mayBeEmpty {
          throw refusal("row \(number) has an empty \(name(index)), which is part of its key")
        }
      case .integer where !rule.isText:
        break
      case .null:
        guard rule.isNullable else { throw refusal("row \(number) has no \(name(index))") }
      default:
        throw refusal("row \(number) has a \(name(index)) of the wrong kind")
      }
    }
    if case .part(let expected) = partition, let index = dataset.partitionIndex,
      !record.values[index].hasSameBytes(as: expected)
    {
      throw refusal("row \(number) has a \(name(index)) of another partition")
    }
  }

  func refusal(_ reason: String) -> StoreError {
    StoreError(.invalidCandidate, "\(dataset.name) not published: \(reason)")
  }

  private func name(_ column: Int) -> String { dataset.columns[column].name }
}
