package import SQLite

/// A part of a dataset that is pulled and published as one.
package enum Partition: Sendable, Hashable {
  /// The whole dataset.
  case whole
  /// The rows with this value in the dataset's partition column.
  case part(Value)
}

extension Partition {
  /// What the rows without a value in the partition's column are called.
  private static let unplacedName = "unknown"

  /// The partition as commands and documents name it: `0101R001`, `2`, or `unknown` for rows without a value; nil for the
  /// whole.
  package var name: String? {
    switch self {
    case .whole: nil
    case .part(.text(let text)): text
    case .part(.integer(let number)): String(number)
    case .part: Self.unplacedName
    }
  }

  /// Finds the partition that a name stands for.
  ///
  /// - Parameters:
  ///   - name: What ``name`` returned.
  ///   - dataset: The dataset.
  package init?(named name: String?, of dataset: Dataset) {
    guard let name else {
      self = .whole
      return
    }
    guard let index = dataset.partitionIndex else { return nil }
    switch dataset.columns[index].kind {
    case _ where dataset.columns[index].isNullable && name == Self.unplacedName: self = .part(.null)
    case .text: self = .part(.text(name))
    case .integer:
      guard let number = Int64(name) else { return nil }
      self = .part(.integer(number))
    }
  }
}
