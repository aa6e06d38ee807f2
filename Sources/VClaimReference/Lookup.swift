/// What a look-up found, with where it comes from and how old it is.
public struct Lookup<Value: Sendable>: Sendable {
  /// The row, or nil when it is absent.
  public var value: Value?
  /// Where the value comes from.
  public var source: LookupSource
  /// When the service last confirmed the answer, in unix seconds; nil when it never did.
  ///
  /// For a local answer it is the time at which the whole dataset was confirmed.
  public var asOf: Int64?
  /// Whole seconds since ``asOf``, at least 0; nil when ``asOf`` is.
  public var age: Int64?
  /// Whether the answer is older than its dataset allows, or was never confirmed.
  public var isStale: Bool
  /// The generation of the file that was read.
  public var generation: Int64

  /// Changes the value and keeps all that is said of it.
  ///
  /// - Parameter transform: Makes the new value.
  /// - Returns: The look-up with the new value, or with none where there was none.
  /// - Throws: What the transform throws.
  public func map<Other: Sendable, Failure: Error>(
    _ transform: (Value) throws(Failure) -> Other
  ) throws(Failure) -> Lookup<Other> {
    var other: Other?
    if let value { other = try transform(value) }
    return Lookup<Other>(
      value: other, source: source, asOf: asOf, age: age, isStale: isStale, generation: generation)
  }
}

extension Lookup: Equatable where Value: Equatable {}
extension Lookup: Hashable where Value: Hashable {}
