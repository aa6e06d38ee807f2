extension Dataset {
  /// Brings a key that somebody typed into the form in which the file has it.
  ///
  /// - Parameter key: The parts of the key.
  /// - Returns: The parts without white space around them, for diagnoses in upper case.
  /// - Throws: `StoreError` with `invalidKey` when the number of parts is wrong.
  package func normalizedKey(_ key: [String]) throws(StoreError) -> [String] {
    guard key.count == keyCount else {
      let names = keyColumns.map(\.name).joined(separator: ", ")
      throw StoreError(.invalidKey, "a key of \(commandName) has \(keyCount) parts (\(names)), not \(key.count)")
    }
    return key.map(normalizedCode)
  }

  /// Brings one part of a key into the form in which the file has it.
  func normalizedCode(_ code: String) -> String {
    let trimmed = code.trimmingWhitespace()
    return normalizesKeyToUpperCase ? trimmed.uppercased() : trimmed
  }
}

extension String {
  fileprivate func trimmingWhitespace() -> String {
    let start = drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }
}
