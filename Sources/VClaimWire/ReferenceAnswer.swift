/// What a reference end point answered.
package struct ReferenceAnswer: Sendable, Hashable {
  /// The rows in the service's order; of rows that are equal, the first.
  package var rows: [ReferenceRow]
  /// How many rows the service sent, equal ones among them: a paged list goes on from there.
  package var received: Int

  /// Makes an answer.
  ///
  /// - Parameters:
  ///   - rows: The rows, each once.
  ///   - received: How many rows the service sent, at least as many as `rows` has.
  package init(rows: [ReferenceRow], received: Int) {
    self.rows = rows
    self.received = received
  }
}
