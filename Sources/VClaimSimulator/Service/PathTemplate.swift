/// The form of a path, with names for its variable parts: `referensi/faskes/{keyword}/{level}`.
///
/// The template, never the path, goes into the request log: a path can hold what somebody searched for.
struct PathTemplate: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  private enum Segment: Sendable, Hashable {
    case literal(String)
    case parameter(String)
  }

  private let segments: [Segment]
  let description: String

  /// Reads a template.
  ///
  /// - Parameter text: Segments separated by `/`; one in braces stands for any value and gives it a name.
  init(_ text: String) {
    description = text
    segments = text.split(separator: "/").map { segment in
      segment.hasPrefix("{") && segment.hasSuffix("}")
        ? .parameter(String(segment.dropFirst().dropLast()))
        : .literal(segment.lowercased())
    }
  }

  init(stringLiteral text: String) {
    self.init(text)
  }

  /// Compares a path with the template; literal segments ignore case, as the service does.
  ///
  /// - Parameter path: The decoded segments of a path.
  /// - Returns: The values of the variable parts by name, or `nil` when the path has another form.
  func match(_ path: [String]) -> [String: String]? {
    guard path.count == segments.count else { return nil }
    var values: [String: String] = [:]
    for (segment, text) in zip(segments, path) {
      switch segment {
      case .literal(let literal):
        guard text.lowercased() == literal else { return nil }
      case .parameter(let name):
        values[name] = text
      }
    }
    return values
  }
}
