internal import Configuration

/// One place that values come from: a provider of swift-configuration, which knows how the key is spelled there, and
/// the origin to name.
struct SettingsSource: Sendable {
  let provider: any ConfigProvider
  let origin: @Sendable (SettingsKeyName) -> SettingsOrigin
  /// Files are asked for their bytes: as text the provider would trim all white space, and a secret may end with some.
  var isFiles = false

  /// The value, nil when the key is unset here or empty.
  ///
  /// - Throws: ``SettingsProblem`` when the value is no text.
  func value(of name: SettingsKeyName) throws(SettingsProblem) -> String? {
    do {
      let found = try provider.value(forKey: name.configKey, type: isFiles ? .bytes : .string)
      let text: String
      switch found.value?.content {
      case .string(let string): text = string
      case .bytes(let bytes): text = try Self.text(of: bytes)
      default: return nil
      }
      return text.isEmpty ? nil : text
    } catch {
      throw SettingsProblem(.invalid, key: name.text, origin: origin(name), message: "is not UTF-8 text")
    }
  }

  /// A file's contents without the one newline that editors and `echo` leave at its end.
  private static func text(of bytes: [UInt8]) throws(NotText) -> String {
    var bytes = bytes[...]
    if bytes.last == UInt8(ascii: "\n") {
      bytes.removeLast()
      if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw NotText() }
    return text
  }

  private struct NotText: Error {}
}

/// A key's name in its three spellings: `BPJS_USER_KEY`, the components of swift-configuration, and the `bpjs-user-key`
/// that the directory provider makes of them.
struct SettingsKeyName: Sendable, Hashable {
  let text: String

  var configKey: AbsoluteConfigKey {
    AbsoluteConfigKey(text.lowercased().split(separator: "_").map(String.init))
  }

  var fileName: String { text.lowercased().split(separator: "_").joined(separator: "-") }
}
