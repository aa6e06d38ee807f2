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
    try promise(
      "no answer is success and absence at once", !(envelope.isNoData && envelope.isSuccess(acceptingOne: true)))

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
}
