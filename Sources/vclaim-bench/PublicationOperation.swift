/// A publication that can be measured again and again.
protocol PublicationOperation: AnyObject {
  /// Sets the file up, outside of the measurement.
  ///
  /// - Parameter number: The number of the operation, from 0 without gaps.
  /// - Throws: What making the file throws.
  func prepare(_ number: Int) async throws

  /// Publishes, and makes sure that the result is what it should be.
  func publish(_ number: Int) async throws

  /// What the publication wrote, nil where the store has cut the log in the meantime.
  func logUse() throws -> LogUse?
}
