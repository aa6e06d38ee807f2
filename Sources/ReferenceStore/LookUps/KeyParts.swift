import SQLite

/// The parts of a key as somebody typed them, without an array around them: that would cost as much as the rest of a
/// remembered look-up.
package struct KeyParts: Sendable {
  /// How many there are; no dataset has a key of more than three.
  let count: Int
  let first: String
  let second: String
  let third: String

  /// A key of one part.
  ///
  /// - Parameter part: The part.
  package init(_ part: String) {
    count = 1
    first = part
    second = ""
    third = ""
  }

  /// A key of any number of parts.
  ///
  /// - Parameter parts: The parts.
  package init(_ parts: [String]) {
    count = parts.count
    first = parts.isEmpty ? "" : parts[0]
    second = parts.count > 1 ? parts[1] : ""
    third = parts.count > 2 ? parts[2] : ""
  }

  /// The parts as a dataset has them, to be bound.
  func values(of dataset: Dataset) -> [Value] {
    [first, second, third].prefix(count).map { .text(dataset.normalizedCode($0)) }
  }
}
