/// Gathers the texts and numbers of an answer under their paths; places of a list count from 0.
///
/// A path repeats the names above it, so an answer that is deep and wide would grow: what lies deeper, has a longer path or
/// comes later than the limits allow is left out. The largest real answer to a letter has some sixty fields.
struct FieldCollector {
  /// The most fields that are kept.
  static let maximumCount = 256
  /// The most names on a path.
  static let maximumDepth = 8
  /// The longest path, in bytes.
  static let maximumPathBytes = 256

  private let known: Set<String>
  private var fields: [String: String] = [:]

  private init(except known: Set<String>) { self.known = known }

  /// Gathers.
  ///
  /// - Parameters:
  ///   - object: The answer.
  ///   - known: The paths to leave out, in lower case.
  /// - Returns: The texts by their paths: in the order of their names, as far as there is room.
  static func fields(of object: JSONValue, except known: Set<String>) -> [String: String] {
    var collector = FieldCollector(except: known)
    collector.collect(object, at: "", depth: 0)
    return collector.fields
  }

  private mutating func collect(_ value: JSONValue, at path: String, depth: Int) {
    guard fields.count < Self.maximumCount, depth <= Self.maximumDepth, path.utf8.count <= Self.maximumPathBytes else {
      return
    }
    let prefix = path.isEmpty ? "" : path + "."
    switch value {
    case .object(let members):
      // In order, so that what is left out does not depend on hashing.
      for (name, member) in members.sorted(by: { $0.key < $1.key }) {
        collect(member, at: prefix + name, depth: depth + 1)
      }
    case .array(let elements):
      for (index, element) in elements.enumerated() where fields.count < Self.maximumCount {
        collect(element, at: "\(prefix)\(index)", depth: depth + 1)
      }
    case .bool(let flag):
      keep(String(flag), at: path)
    case .string, .number:
      if let text = value.text?.trimmed, !text.isEmpty { keep(text, at: path) }
    case .null:
      break
    }
  }

  private mutating func keep(_ text: String, at path: String) {
    if !known.contains(path.lowercased()) { fields[path] = text }
  }
}
