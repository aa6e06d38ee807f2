/// A benchmark did not do what it claims to measure, or could not be set up.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String
  /// The exit status (`contract.md`, section 1): 70 for a mistake of the program, 73 where a file cannot be made.
  let exitStatus: Int32

  init(_ description: String, exitStatus: Int32 = 70) {
    self.description = description
    self.exitStatus = exitStatus
  }

  /// Makes sure that an operation had the result that it should have: speed of anything else means nothing.
  static func require(_ condition: Bool, _ expectation: @autoclosure () -> String) throws(BenchmarkError) {
    guard condition else { throw BenchmarkError("expected \(expectation())") }
  }
}
