import VClaimWire

extension FuzzEntry {
  /// Reads JSON text; what was read comes out the same when it is written and read again, and a beginning of it is cut.
  func checkJSON(_ input: [UInt8]) throws(BrokenInvariant) {
    let parsed = try outcome(promising: [.cutBody, .malformedJSON, .notUTF8]) { () throws(WireError) in
      try JSONValue(parsing: input)
    }
    guard let value = parsed else { return }
    let again = try success("reading what was written") { () throws(WireError) in
      try JSONValue(parsing: jsonText(value))
    }
    try promise("a value stays the same when it is written and read again", again == value)
    switch value {
    case .array, .object: try checkBeginning(of: input, value)
    case .null, .bool, .number, .string: break
    }
  }

  private func checkBeginning(of input: [UInt8], _ value: JSONValue) throws(BrokenInvariant) {
    do {
      // Only white space can be missing where it still is the whole value.
      let whole = try JSONValue(parsing: Array(input.dropLast(1 + input.count / 2)))
      try promise("half of a text is not another value", whole == value)
    } catch let error as WireError {
      try promise("half of a text is cut, but: \(error)", error.code == .cutBody)
    } catch let error as BrokenInvariant {
      throw error
    } catch {
      throw BrokenInvariant(description: "broken: errors are of the room's own type")
    }
  }
}
