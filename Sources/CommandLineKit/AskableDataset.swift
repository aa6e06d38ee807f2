package import ArgumentParser
package import ReferenceStore

/// A dataset as an argument of commands that can ask the service: those of the file, and those that only the service has.
package struct AskableDataset: ExpressibleByArgument {
  /// The dataset.
  package let dataset: Dataset

  private static let all = Dataset.all + Dataset.liveOnly

  /// Finds the dataset that an argument names.
  ///
  /// - Parameter argument: The name; a dash and an underscore mean the same.
  package init?(argument: String) {
    guard let dataset = Dataset(named: argument, among: Self.all) else { return nil }
    self.dataset = dataset
  }

  /// The names, for usage texts.
  package static var allValueStrings: [String] { all.map(\.commandName) }

  /// The names, for completions.
  package static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

  /// Checks that a question can be answered.
  ///
  /// - Parameter isLive: Whether the service is to be asked.
  /// - Throws: A usage error for a dataset that the file does not have, unless the service is to be asked.
  package func validate(isLive: Bool) throws {
    guard isLive || dataset.isInFile else {
      throw ValidationError(
        "the file has no \(dataset.commandName): they can be asked of the service only, with --live")
    }
  }
}
