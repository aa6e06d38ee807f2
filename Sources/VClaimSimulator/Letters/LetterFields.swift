import VClaimWire

/// The fields of a letter as a client wrote them, under the names of the official dialect, whichever dialect they came in.
///
/// A field of an inner object has the way to it in its name: `poli.tujuan`. `vclaim.md`, section 5.
struct LetterFields: Sendable, Hashable {
  /// Text of each field that was there, without white space around it; empty for null.
  private(set) var values: [String: String] = [:]

  /// The text of a field.
  ///
  /// - Parameter name: The field's name in the official dialect.
  /// - Returns: The text; empty when the field is missing.
  subscript(_ name: String) -> String { values[name.lowercased()] ?? "" }

  /// Reads the body of a write; `nil` when it is no JSON or has another form.
  ///
  /// - Parameters:
  ///   - body: JSON: nested in `request` and `t_sep` for the official dialect, flat for the paged one.
  ///   - dialect: Which of them.
  init?(_ body: [UInt8], dialect: Dialect) {
    guard let document = try? JSONValue(parsing: body) else { return nil }
    let letter: JSONValue? =
      switch dialect {
      case .official: document.member("request")?.member("t_sep")
      case .paged: document.member("request") == nil ? document : nil
      }
    guard let letter, case .object = letter, collect(letter, within: "") else { return nil }
    if dialect == .paged { useOfficialNames() }
  }

  /// Takes over what another set of fields says.
  ///
  /// - Parameter changes: The new texts; fields that are not among them stay.
  mutating func merge(_ changes: LetterFields) {
    values.merge(changes.values) { _, new in new }
  }

  private mutating func collect(_ value: JSONValue, within path: String) -> Bool {
    switch value {
    case .object(let members):
      return members.allSatisfy { collect($0.value, within: path.isEmpty ? $0.key : path + "." + $0.key) }
    case .string(let text), .number(let text):
      values[path.lowercased()] = text.trimmingWhiteSpace()
    case .null:
      values[path.lowercased()] = ""
    case .bool, .array:
      return false
    }
    return true
  }

  /// Flat names that differ from the official ones by more than case.
  private static let flatNames = [
    "klsrawat": "klsrawat.klsrawathak", "politujuan": "poli.tujuan", "eksekutif": "poli.eksekutif", "cob": "cob.cob",
    "katarak": "katarak.katarak", "tujuankun": "tujuankunj", "dpjp": "dpjplayan", "rujukan": "rujukan.norujukan",
  ]

  private mutating func useOfficialNames() {
    for (flat, official) in Self.flatNames {
      if let text = values.removeValue(forKey: flat) { values[official] = text }
    }
    switch values["jnspelayanan"] {
    case "RI": values["jnspelayanan"] = "1"
    case "RJ": values["jnspelayanan"] = "2"
    default: break
    }
  }
}
