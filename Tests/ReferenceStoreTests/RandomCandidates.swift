import SQLite

@testable import ReferenceStore

/// Makes candidates out of few keys and few names, so that they meet often.
struct RandomCandidates {
  let dataset: Dataset
  var random: RandomSource

  init(_ dataset: Dataset, seed: UInt64) {
    self.dataset = dataset
    random = RandomSource(seed: seed)
  }

  mutating func next() -> Candidate {
    let share = Int.random(in: 0...100, using: &random)
    let confirmsWhole = Bool.random(using: &random)
    guard dataset.partitionColumn != nil, Int.random(in: 0..<5, using: &random) > 0 else {
      return Candidate(
        dataset: dataset, parts: [(.whole, rows(in: nil, share: share))], confirmsWhole: confirmsWhole, asOf: 1)
    }
    let all: [Value] = dataset == .facilities ? [1, 2] : ["F1", "F2", "F3"]
    let chosen = all.shuffled(using: &random).prefix(Int.random(in: 0...all.count, using: &random))
    let parts = chosen.map { (Partition.part($0), rows(in: $0, share: share)) }
    return Candidate(dataset: dataset, parts: parts, confirmsWhole: confirmsWhole, asOf: 1)
  }

  /// Some of the rows that there could be, about `share` in a hundred.
  private mutating func rows(in partition: Value?, share: Int) -> [Record] {
    var records: [Record] = []
    for number in 0..<60 where Int.random(in: 0..<100, using: &random) < share {
      let values = dataset.columns.map { column in
        column.name == dataset.partitionColumn && partition != nil ? partition ?? nil : value(of: column, number)
      }
      records.append(Record(values: values))
    }
    return records.shuffled(using: &random)
  }

  private mutating func value(of column: Dataset.Column, _ number: Int) -> Value {
    switch column.name {
    case "level": [1, 2, nil].randomElement(using: &random) ?? nil
    case "facility_code": Value("F\(number % 3 + 1)")
    case "polyclinic_code": ["", "INT"][number % 2]
    case "code": Value((number % 2 == 0 ? "C\(number)" : "c\(number)") + (number % 5 == 0 ? ".\u{E9}\"" : ""))
    case _ where column.kind == .integer: [1, 2, nil].randomElement(using: &random) ?? nil
    // Mostly the same name, so that a change is not the rule.
    default: Value("Name \(Int.random(in: 0..<20, using: &random) == 0 ? "new's" : "old") \(7919 * number % 60)")
    }
  }
}
