/// A benchmark did not do what it claims to measure.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }

  /// Makes sure that an operation had the result that it should have: speed of anything else means nothing.
  static func require(_ condition: Bool, _ expectation: @autoclosure () -> String) throws(BenchmarkError) {
    guard condition else { throw BenchmarkError("expected \(expectation())") }
  }
}
