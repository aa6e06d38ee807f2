internal import FoundationEssentials
package import ReferenceStore
package import VClaimReference

/// Prints the rows that a search found.
package struct RowsOutput {
  private let dataset: Dataset
  private let source: LookupSource
  private let isJSON: Bool

  /// Says how to print.
  ///
  /// - Parameters:
  ///   - dataset: The dataset that was searched.
  ///   - source: Who was asked.
  ///   - isJSON: Whether to print the socket's document instead of a table.
  package init(dataset: Dataset, source: LookupSource, isJSON: Bool) {
    self.dataset = dataset
    self.source = source
    self.isJSON = isJSON
  }

  /// Prints to standard output.
  ///
  /// - Parameter found: The rows.
  /// - Throws: `OutputError`.
  package func write(_ found: SearchResult<Record>) throws {
    if isJSON {
      try Output.standard.writeLine(JSONText.encode(SearchDocument(found, of: dataset, source: source)))
    } else {
      let terminal = Terminal.of(.standard, variables: ProcessInfo.processInfo.environment)
      try Output.standard.write(
        AnswerText.rows(found.rows, of: dataset, width: terminal.width) { name in
          terminal.hasColor ? found.highlights(in: name) : []
        })
    }
  }
}
