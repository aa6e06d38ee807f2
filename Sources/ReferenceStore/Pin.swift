/// That a dataset was rolled back, and that pulls change nothing of it until an administrator approves.
package struct Pin: Sendable, Hashable, Codable {
  /// The dataset's name.
  package let dataset: String
  /// The generation of the file to which it was rolled back.
  package let generation: Int64
  /// When that was, in unix seconds.
  package let since: Int64

  /// Makes a pin.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - generation: The generation to which it was rolled back.
  ///   - since: When that was, in unix seconds.
  package init(_ dataset: Dataset, to generation: Int64, since: Int64) {
    self.dataset = dataset.name
    self.generation = generation
    self.since = since
  }
}
