/// A promise that the code did not keep for one input.
package struct BrokenInvariant: Error, CustomStringConvertible {
  /// What was promised.
  package let description: String
}

/// Holds a result against a promise.
///
/// - Parameters:
///   - promise: The promise in words.
///   - isKept: Whether the promise was kept.
/// - Throws: `BrokenInvariant` when it was not.
func promise(_ promise: String, _ isKept: Bool) throws(BrokenInvariant) {
  guard isKept else { throw BrokenInvariant(description: "broken: \(promise)") }
}
