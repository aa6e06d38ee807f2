/// A parsed file of `KEY=value` lines (a `.env` file).
///
/// The rules, `contract.md`, section 2:
///
/// * A line is empty, a comment, or `KEY=value`, with white space allowed around the key, the value and the line, and
///   `export ` allowed before the key.
/// * `#` at a line's beginning or after white space begins a comment, outside quotes.
/// * A value that begins with `'` or `"` ends at the next such mark; what is between them is taken as it stands: there
///   are no escapes, so that a secret with a backslash or a dollar sign needs no second thought.
/// * A quotation mark anywhere else is an ordinary character. Values do not span lines.
/// * An empty value counts as unset.
/// * A line without `=`, and an unknown `BPJS_` or `VCLAIMD_` key, is an error. Other keys belong to other programs and
///   are ignored, their values unread.
/// * A key that is set twice is an error, because programs differ in which of the two they take.
package struct EnvironmentFile: Sendable {
  /// One key that the file sets.
  package struct Entry: Sendable, Hashable {
    /// The key as written.
    package let key: String
    /// The value without quotes and comment, never empty.
    package let value: String
    /// The line it stands on, counted from 1.
    package let line: Int
  }

  /// The entries with one of our prefixes, by key.
  package private(set) var entries: [String: Entry] = [:]
  /// Everything that is wrong with the file, in the order of its lines.
  package private(set) var problems: [SettingsProblem] = []
  /// The path used in problems and origins.
  package let path: String

  /// Parses the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: The file's contents: UTF-8, with or without a byte order mark, lines ended by LF or CRLF.
  ///   - path: The file's path, for problems and origins.
  ///   - isKnown: Whether a key that begins with `BPJS_` or `VCLAIMD_` exists.
  package init(parsing bytes: [UInt8], path: String, isKnown: (String) -> Bool) {
    self.path = path
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let contents = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    let lines = contents.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      parse(line: line, number: index + 1, isKnown: isKnown)
    }
  }

  private mutating func parse(line bytes: ArraySlice<UInt8>, number: Int, isKnown: (String) -> Bool) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      report(number, nil, "is not UTF-8 text")
      return
    }
    var line = text.trimmingBlanks()
    guard !line.isEmpty, !line.hasPrefix("#") else { return }
    if let rest = line.dropping(prefix: "export"), rest.first?.isBlank == true {
      line = rest.trimmingBlanks()
    }
    guard let equals = line.firstIndex(of: "=") else {
      report(number, nil, "has no \"=\": expected KEY=value, a comment or an empty line")
      return
    }
    let key = String(line[..<equals].trimmingBlanks())
    guard !key.isEmpty else {
      report(number, nil, "has no key before \"=\"")
      return
    }
    guard key.hasPrefix("BPJS_") || key.hasPrefix("VCLAIMD_") else { return }
    guard isKnown(key) else {
      report(number, key, "is not a known key")
      return
    }
    switch Self.value(in: line[line.index(after: equals)...]) {
    case .success(let value):
      note(Entry(key: key, value: value, line: number))
    case .failure(let fault):
      report(number, key, fault.rawValue)
    }
  }

  private mutating func note(_ entry: Entry) {
    guard !entry.value.isEmpty else { return }
    if let earlier = entries[entry.key] {
      report(entry.line, entry.key, "is set a second time: line \(earlier.line) sets it already")
    } else {
      entries[entry.key] = entry
    }
  }

  private mutating func report(_ line: Int, _ key: String?, _ message: String) {
    problems.append(SettingsProblem(.invalid, key: key, origin: .file(path: path, line: line), message: message))
  }
}

extension EnvironmentFile {
  /// What can be wrong with the right side of a line.
  ///
  /// The text never repeats the value: it may be a secret's.
  private enum Fault: String, Error {
    case unclosedQuote = "begins a quoted value that does not end on this line"
    case textAfterQuote = "has text after the closing quotation mark"
  }

  /// Takes quotes and comment from the right side of a line.
  private static func value(in text: Substring) -> Result<String, Fault> {
    let trimmed = text.trimmingBlanks()
    guard let quote = trimmed.first, quote == "'" || quote == "\"" else {
      return .success(unquoted(text))
    }
    let inner = trimmed.dropFirst()
    guard let end = inner.firstIndex(of: quote) else { return .failure(.unclosedQuote) }
    let rest = inner[inner.index(after: end)...]
    let remark = rest.trimmingBlanks()
    guard remark.isEmpty || (remark.hasPrefix("#") && rest.first?.isBlank == true) else {
      return .failure(.textAfterQuote)
    }
    return .success(String(inner[..<end]))
  }

  private static func unquoted(_ text: Substring) -> String {
    var previousIsBlank = false
    for index in text.indices {
      if text[index] == "#", previousIsBlank {
        return String(text[..<index].trimmingBlanks())
      }
      previousIsBlank = text[index].isBlank
    }
    return String(text.trimmingBlanks())
  }
}
