/// One answer of the service, as it is kept of a pull that has not come to its end.
package struct FetchedAnswer: Sendable, Hashable {
  /// The end point with its arguments; one answer is kept of each.
  package let request: String
  /// The service, its dialect and the hospital that asked.
  package let source: String
  /// When it was asked for, in unix seconds.
  package let fetchedAt: Int64
  /// How many rows the service sent.
  package let received: Int
  /// The rows as JSON.
  package let rows: String

  /// Makes an answer.
  ///
  /// - Parameters:
  ///   - request: The end point with its arguments.
  ///   - source: The service, its dialect and the hospital that asked.
  ///   - fetchedAt: When it was asked for, in unix seconds.
  ///   - received: How many rows the service sent.
  ///   - rows: The rows as JSON.
  package init(request: String, source: String, fetchedAt: Int64, received: Int, rows: String) {
    self.request = request
    self.source = source
    self.fetchedAt = fetchedAt
    self.received = received
    self.rows = rows
  }
}
