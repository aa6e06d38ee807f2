/// Any key of an object.
private struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { return nil }
}

extension Decoder {
  /// Refuses an object with a key that nobody reads: misspelt, it would ask for something else than what was meant.
  ///
  /// - Parameter known: The keys that are read.
  /// - Throws: `DecodingError` for another one.
  func refuseKeys(otherThan known: Set<String>) throws {
    let given = try container(keyedBy: AnyKey.self).allKeys.map(\.stringValue)
    guard given.allSatisfy(known.contains) else {
      throw DecodingError.dataCorrupted(DecodingError.Context(codingPath: codingPath, debugDescription: "unknown key"))
    }
  }
}
