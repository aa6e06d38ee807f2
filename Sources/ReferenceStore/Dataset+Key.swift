extension Dataset {
  /// Brings a key that somebody typed into the form in which the file has it.
  ///
  /// - Parameter key: The parts of the key.
  /// - Returns: The parts without white space around them, for diagnoses in upper case.
  /// - Throws: `StoreError` with `invalidKey` when the number of parts is wrong.
  package func normalizedKey(_ key: [String]) throws(StoreError) -> [String] {
    guard key.count == keyCount else { throw wrongKey(key.count) }
    return key.map(normalizedCode)
  }

  /// The error of a key with a wrong number of parts.
  func wrongKey(_ count: Int) -> StoreError {
    let names = keyColumns.map(\.name).joined(separator: ", ")
    return StoreError(.invalidKey, "a key of \(commandName) has \(keyCount) parts (\(names)), not \(count)")
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
