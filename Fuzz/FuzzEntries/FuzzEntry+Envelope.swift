import VClaimWire

extension FuzzEntry {
  /// Reads the body of an answer; an envelope comes out the same when it is written and read again.
  func checkEnvelope(_ input: [UInt8]) throws(BrokenInvariant) {
    let codes: Set<WireError.Code> = [
      .emptyBody, .htmlBody, .cutBody, .notUTF8, .malformedJSON, .unexpectedShape,
    ]
    let parsed = try outcome(promising: codes) { () throws(WireError) in try Envelope(parsing: input) }
    guard let envelope = parsed else { return }
    try promise("an envelope has a code", !envelope.code.isEmpty)
    try checkAbsence(envelope)

    let written: JSONValue = .object([
      "metaData": .object(["code": .string(envelope.code), "message": .string(envelope.message)]),
      "response": envelope.response,
    ])
    let again = try success("reading an envelope again") { () throws(WireError) in
      try Envelope(parsing: jsonText(written))
    }
    try promise("an envelope stays the same when it is written and read again", again == envelope)

    let plain = try outcome(promising: [.undecipherable]) { () throws(WireError) in
      try payload(of: envelope, cipher: nil, limit: Self.limit)
    }
    try promise("without a cipher a payload is the response itself", plain == nil || plain == envelope.response)
  }

  /// Absence is what `vclaim.md`, section 3, makes of it, told here in other words than the code's own.
  private func checkAbsence(_ envelope: Envelope) throws(BrokenInvariant) {
    guard envelope.isNoData else { return }
    try promise("absence has the code 201", envelope.code == "201")
    try promise(
      "absence holds nothing",
      ["null", #""""#, "[]", "{}"].map { Array($0.utf8) }.contains(jsonText(envelope.response)))
    let letters = envelope.message.lowercased().unicodeScalars.filter { !$0.properties.isWhitespace }.map { $0 }
    let words = ["tidakditemukan", "tidakada", "kosong", "notfound", "nodata"].map { Array($0.unicodeScalars) }
    try promise("absence is told in words", words.contains { letters.contains($0) })
  }
}
