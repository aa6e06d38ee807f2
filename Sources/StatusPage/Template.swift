/// A text with holes, in which everything that is filled in is escaped for HTML.
///
/// `{{name}}` is a text, `{{#name}}…{{/name}}` stands once for each entry of a list, and `{{^name}}…{{/name}}` where the list
/// is empty. Within a list the names of what is around it hold as well.
struct Template: Sendable {
  /// What fills the holes.
  struct Values: Sendable {
    var texts: [String: String] = [:]
    var lists: [String: [Values]] = [:]

    func filled(into outer: Values) -> Values {
      Values(
        texts: outer.texts.merging(texts) { $1 }, lists: outer.lists.merging(lists) { $1 })
    }
  }

  private indirect enum Part {
    case verbatim(Substring)
    case text(String)
    case list(String, [Part])
    case otherwise(String, [Part])
  }

  private let parts: [Part]

  /// Reads a template of this program; a broken one is a mistake in the program.
  init(_ text: String) {
    var rest = text[...]
    parts = Self.parts(&rest, of: nil)
  }

  /// Fills the holes; a name that is not given is a mistake in the program.
  func filled(with values: Values) -> String {
    var text = ""
    Self.write(parts, values, to: &text)
    return text
  }

  private static func parts(_ rest: inout Substring, of list: String?) -> [Part] {
    var parts: [Part] = []
    while let opening = rest.firstRange(of: "{{"), let closing = rest[opening.upperBound...].firstRange(of: "}}") {
      parts.append(.verbatim(rest[..<opening.lowerBound]))
      let tag = rest[opening.upperBound..<closing.lowerBound]
      let name = String(tag.dropFirst())
      rest = rest[closing.upperBound...]
      switch tag.first {
      case "#": parts.append(.list(name, Self.parts(&rest, of: name)))
      case "^": parts.append(.otherwise(name, Self.parts(&rest, of: name)))
      case "/":
        assert(name == list, "the template ends \(name), which was not begun")
        return parts
      default: parts.append(.text(String(tag)))
      }
    }
    assert(list == nil, "the template does not end \(list ?? "")")
    return parts + [.verbatim(rest)]
  }

  private static func write(_ parts: [Part], _ values: Values, to text: inout String) {
    for part in parts {
      switch part {
      case .verbatim(let verbatim): text += verbatim
      case .text(let name):
        // Every test that shows the page stops here; the daemon does not end for a hole in a page.
        if values.texts[name] == nil { assertionFailure("nothing fills \(name) in") }
        text += escaped(values.texts[name] ?? "")
      case .list(let name, let inner):
        for entry in list(name, of: values) { write(inner, entry.filled(into: values), to: &text) }
      case .otherwise(let name, let inner):
        if list(name, of: values).isEmpty { write(inner, values, to: &text) }
      }
    }
  }

  private static func list(_ name: String, of values: Values) -> [Values] {
    if values.lists[name] == nil { assertionFailure("nothing fills \(name) in") }
    return values.lists[name] ?? []
  }

  /// The text as it may stand between tags and in attributes that are quoted; control characters would not be HTML.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case _ where character.properties.generalCategory == .control: escaped += " "
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}
