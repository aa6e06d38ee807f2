/// A value about a person, which no printing shows.
///
/// `print`, interpolation, `dump`, `String(reflecting:)` and a mirror tell the name of the type alone, so that no log holds
/// by accident what belongs to a patient. Read the properties, or encode the value, to get at it.
public protocol PersonalData: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension PersonalData {
  /// The name of the type, and `***`.
  public var description: String { "\(Self.self)(***)" }

  /// The same as `description`.
  public var debugDescription: String { description }

  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
