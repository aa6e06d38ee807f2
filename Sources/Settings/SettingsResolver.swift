internal import VClaimWire

/// Asks the sources for one key after the other, and collects what was found and what is wrong with it.
struct SettingsResolver {
  private let sources: SettingsSources
  private(set) var rows: [SettingsRow] = []
  private(set) var problems: [SettingsProblem]

  init(_ sources: SettingsSources) {
    self.sources = sources
    problems = sources.problems
  }

  /// The value of a key, its default's when nobody sets it, nil when it has none or is wrong.
  ///
  /// Wrong values are noted.
  ///
  /// - Parameters:
  ///   - typed: The key and its parser.
  ///   - fallback: A default that depends on the context or on other keys; goes before the table's.
  /// - Returns: The typed value, or nil.
  mutating func value<Value>(_ typed: TypedKey<Value>, fallback: String? = nil) -> Value? {
    let found = look(for: typed.key)
    guard let text = found?.text ?? fallback ?? typed.key.defaultText else {
      rows.append(SettingsRow(key: typed.key, value: nil, origin: .default, text: nil))
      return nil
    }
    let origin = found?.origin ?? .default
    rows.append(
      SettingsRow(key: typed.key, value: typed.key.shown(text), origin: origin, text: Sensitive(text)))
    guard let value = typed.parse(text) else {
      let shown = typed.key.isSecret ? "the value" : "\"\(typed.key.shown(text))\""
      note(typed.key.name, origin, "\(shown) is not allowed: must be \(typed.key.allowed)")
      return nil
    }
    return value
  }

  /// Whether somebody set a key that was asked for before.
  func isSet(_ key: SettingsKey) -> Bool {
    rows.contains { $0.key == key && $0.origin != .default }
  }

  /// Where the value of a key that was asked for before stands.
  func origin(of key: SettingsKey) -> SettingsOrigin {
    rows.last { $0.key == key }?.origin ?? .default
  }

  /// Notes a problem with the value of a key that was asked for before.
  mutating func note(_ key: SettingsKey, _ message: String) {
    note(key.name, origin(of: key), message)
  }

  private mutating func note(_ name: String, _ origin: SettingsOrigin, _ message: String) {
    problems.append(SettingsProblem(.invalid, key: name, origin: origin, message: message))
  }

  private mutating func look(for key: SettingsKey) -> (text: String, origin: SettingsOrigin)? {
    do throws(SettingsProblem) {
      return try sources.value(of: SettingsKeyName(text: key.name))
    } catch {
      problems.append(error)
      return nil
    }
  }
}
