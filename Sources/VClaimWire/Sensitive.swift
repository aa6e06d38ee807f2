/// A value that is never printed: not by `print`, interpolation, `dump`, `String(reflecting:)` or a mirror.
///
/// Every type of this room keeps its secrets in one, so that printing a value that merely contains a credential, however deep,
/// shows `***` in its place without any code of its own.
package struct Sensitive<Value: Sendable>: Sendable {
  /// The value itself, for the one place that needs it.
  package let exposed: Value

  /// Wraps a value.
  package init(_ value: Value) {
    self.exposed = value
  }
}

extension Sensitive: Equatable where Value: Equatable {}

extension Sensitive: Hashable where Value: Hashable {}

extension Sensitive: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Always `***`.
  package var description: String { "***" }

  /// Always `***`.
  package var debugDescription: String { "***" }

  /// A mirror without children.
  package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
