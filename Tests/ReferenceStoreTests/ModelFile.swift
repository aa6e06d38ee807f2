import SQLite

@testable import ReferenceStore

/// What a dataset should hold after some publications, worked out with dictionaries instead of SQL.
struct ModelFile {
  let dataset: Dataset
  private(set) var rows: [[Value]: Record] = [:]
  private(set) var generation: Int64 = 0

  init(_ dataset: Dataset) {
    self.dataset = dataset
  }

  /// A row's columns without the volatile ones: what the journal knows of it.
  func journaled(_ record: Record) -> [Value] {
    zip(dataset.columns, record.values).filter { !$0.0.isVolatile }.map(\.1)
  }

  /// Takes a candidate in and tells what a publication of it should report.
  mutating func publish(_ candidate: Candidate) -> Publication {
    var parts: [Value] = candidate.parts.compactMap { if case .part(let value) = $0.0 { value } else { nil } }
    let isWhole = parts.count < candidate.parts.count
    if candidate.confirmsWhole { parts.append(.null) }

    var staged: [[Value]: Record] = [:]
    for record in candidate.parts.flatMap(\.1) { staged[key(of: record)] = record }
    let before = rows
    for (key, record) in before where staged[key] == nil && (isWhole || parts.contains(partition(of: record))) {
      rows[key] = nil
    }
    for (key, record) in staged {
      if let current = before[key], !isWhole, dataset.partitionColumn != nil {
        let partition = partition(of: current)
        guard partition == .null || parts.contains(partition) else { continue }
      }
      rows[key] = record
    }

    let added = rows.keys.count { before[$0] == nil }
    let removed = before.keys.count { rows[$0] == nil }
    let changed = rows.count { key, record in before[key].map { journaled($0) != journaled(record) } ?? false }
    if added + removed + changed > 0 { generation += 1 }
    return Publication(
      generation: generation, added: added, changed: changed, removed: removed, total: rows.count)
  }

  private func key(of record: Record) -> [Value] {
    Array(record.values.prefix(dataset.keyCount))
  }

  private func partition(of record: Record) -> Value {
    dataset.partitionIndex.map { record.values[$0] } ?? .null
  }
}
