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

  /// Cuts exactly `code + " - "` (`contract.md`, section 3), byte by byte.
  private static func cut(code: String, from name: String) -> String {
    let prefix = code + " - "
    guard name.utf8.starts(with: prefix.utf8) else { return name }
    return trimmed(String(decoding: name.utf8.dropFirst(prefix.utf8.count), as: UTF8.self))
  }

  private static func fields(of members: [String: JSONValue], without own: [String]) -> [String: String] {
    var fields: [String: String] = [:]
    for (key, value) in members {
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
