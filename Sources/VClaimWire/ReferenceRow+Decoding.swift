extension ReferenceRow {
  /// Reads one element of a list.
  ///
  /// - Parameters:
  ///   - element: The element.
  ///   - index: Its place in the list, from 0, for error messages.
  ///   - keys: Under which names it holds its code and its name.
  /// - Throws: `unexpectedShape` when it is no object or has no member for the name, `codelessRow`.
  init(decoding element: JSONValue, index: Int, members keys: RowShape.Members = .coded) throws(WireError) {
    guard case .object(let members) = element else {
      throw WireError(
        .unexpectedShape, "row \(index) is \(element.kind) where an object was due", rowIndex: index)
    }
    guard let code = element.firstMember(of: keys.code)?.text.map(trimmed), !code.isEmpty else {
      throw WireError(.codelessRow, "row \(index) has no code", rowIndex: index)
    }
    // A name may be null or empty, but a list that lost its names altogether must not pass for one of nameless rows.
    guard let member = element.firstMember(of: keys.name), member == .null || member.text != nil else {
      throw WireError(.unexpectedShape, "row \(index) has no name", rowIndex: index)
    }
    self.code = code
    self.name = Self.cut(code: code, from: trimmed(member.text ?? ""))
    self.fields = Self.fields(of: members, without: [keys.code[0], keys.name[0]])
  }

  /// Makes a row of no more than code and name; nil when there is no code.
  ///
  /// - Parameters:
  ///   - code: The code with white space around it.
  ///   - name: The name with white space around it, and maybe the code before it.
  init?(untrimmedCode code: String, name: String) {
    let code = trimmed(code)
    guard !code.isEmpty else { return nil }
    self.init(code: code, name: Self.cut(code: code, from: trimmed(name)))
  }

  /// Cuts exactly `code + " - "` (`contract.md`, section 3), byte by byte.
  private static func cut(code: String, from name: String) -> String {
    let separator = " - "
    let bytes = name.utf8.span
    guard bytes.starts(with: code.utf8.span),
      bytes.extracting(droppingFirst: code.utf8.count).starts(with: separator.utf8.span)
    else { return name }
    return trimmed(String(decoding: name.utf8.dropFirst(code.utf8.count + separator.utf8.count), as: UTF8.self))
  }

  private static func fields(of members: [String: JSONValue], without own: [String]) -> [String: String] {
    var fields: [String: String] = [:]
    // In order, so that of several spellings of one name the choice does not depend on hashing.
    for (key, value) in members.sorted(by: { $0.key < $1.key }) {
      let folded = key.lowercased()
      guard !own.contains(folded), fields[folded] == nil || key == folded else { continue }
      switch value {
      case .string(let text), .number(let text): fields[folded] = trimmed(text)
      case .bool(let flag): fields[folded] = String(flag)
      case .null, .array, .object: continue
      }
    }
    return fields
  }
}
