package import ArgumentParser
package import ReferenceStore

extension Dataset: ExpressibleByArgument {
  /// Finds the dataset that an argument names.
  ///
  /// - Parameter argument: The name; a dash and an underscore mean the same.
  package init?(argument: String) {
    self.init(named: argument)
  }

  /// The names, for usage texts.
  package static var allValueStrings: [String] { all.map(\.commandName) }

  /// The names, for completions.
  package static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

  /// The name, for usage texts.
  package var defaultValueDescription: String { commandName }
}
