/// A pattern for paths: `*` stands for any text within one segment, `**` for any number of segments, none among them.
///
/// Case is ignored, as the service ignores it.
struct PathGlob: Sendable, Hashable {
  private let segments: [[Character]]

  /// Reads a pattern.
  ///
  /// - Parameter text: Segments separated by `/`, such as `referensi/diagnosa/*`.
  init(_ text: String) {
    segments = text.split(separator: "/").map { Array($0.lowercased()) }
  }

  /// Compares a path with the pattern.
  ///
  /// - Parameter path: The decoded segments of a path below its service's base.
  /// - Returns: Whether the whole path fits.
  func matches(_ path: [String]) -> Bool {
    Self.matches(segments[...], path.map { Array($0.lowercased()) }[...])
  }

  private static func matches(_ pattern: ArraySlice<[Character]>, _ path: ArraySlice<[Character]>) -> Bool {
    guard let first = pattern.first else { return path.isEmpty }
    let rest = pattern.dropFirst()
    if first == ["*", "*"] {
      return (0...path.count).contains { matches(rest, path.dropFirst($0)) }
    }
    guard let segment = path.first, matches(first[...], segment[...]) else { return false }
    return matches(rest, path.dropFirst())
  }

  private static func matches(_ pattern: ArraySlice<Character>, _ text: ArraySlice<Character>) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    let rest = pattern.dropFirst()
    if first == "*" {
      return (0...text.count).contains { matches(rest, text.dropFirst($0)) }
    }
    return text.first == first && matches(rest, text.dropFirst())
  }
}
