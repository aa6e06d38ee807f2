import SQLite

/// What a candidate must keep to before anything of it reaches the file.
struct CandidateRules {
  let dataset: Dataset

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
    guard record.values.count == dataset.columns.count else {
      throw refusal("row \(number) has \(record.values.count) values instead of \(dataset.columns.count)")
    }
    for (index, column) in dataset.columns.enumerated() {
      switch (record.values[index], column.kind) {
      case (.text(let text), .text):
        if text.isEmpty, index < dataset.keyCount, !column.mayBeEmpty {
          throw refusal("row \(number) has an empty \(column.name), which is part of its key")
        }
      case (.integer, .integer):
        break
      case (.null, _):
        guard column.isNullable else { throw refusal("row \(number) has no \(column.name)") }
      default:
        throw refusal("row \(number) has a \(column.name) of the wrong kind")
      }
    }
    if case .part(let expected) = partition, let index = dataset.partitionIndex,
      !record.values[index].hasSameBytes(as: expected)
    {
      throw refusal("row \(number) has a \(dataset.columns[index].name) of another partition")
    }
  }

  func refusal(_ reason: String) -> StoreError {
    StoreError(.invalidCandidate, "\(dataset.name) not published: \(reason)")
  }
}

extension Value {
  /// Whether SQLite's `IS` would call the two the same.
  ///
  /// Swift compares texts by canonical equivalence: an é in one or in two scalars is equal to it, to SQLite it is not.
  func hasSameBytes(as other: Value) -> Bool {
    if case .text(let first) = self, case .text(let second) = other {
      return first.utf8.elementsEqual(second.utf8)
    }
    return self == other
  }
}
