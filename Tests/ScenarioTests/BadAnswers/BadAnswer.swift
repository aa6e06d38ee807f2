import VClaim

/// A way in which an answer goes wrong, each of which a client can tell from a right one.
enum BadAnswer: String, CaseIterable {
  case html, empty, cut, emptyEnvelope, junk, failureCode, refusal, otherPage, noConnection, timeOut, serverError
  case unavailable, tooMany, credentials, flippedBits

  /// Whether this dialect has it: bits that are flipped in an encrypted answer show, and one page is another's only where
  /// there are pages.
  func exists(in dialect: Dialect) -> Bool {
    switch self {
    case .flippedBits: dialect == .official
    case .otherPage: dialect == .paged
    default: true
    }
  }

  /// Spoils an answer.
  ///
  /// - Parameters:
  ///   - answer: What the service said.
  ///   - page: An earlier page of the same list.
  ///   - chance: Where chance comes from.
  /// - Returns: What the client gets.
  /// - Throws: A `TransportError` where it gets nothing.
  func spoil(
    _ answer: HTTPResponse, earlier page: [UInt8]?, using chance: inout some RandomNumberGenerator
  ) throws(TransportError) -> HTTPResponse {
    switch self {
    case .html: return with("<html><body>Sedang dalam pemeliharaan</body></html>", answer)
    case .empty: return with("", answer)
    case .cut:
      let length = Int.random(in: 0..<max(1, answer.body.count), using: &chance)
      return HTTPResponse(status: answer.status, headers: answer.headers, body: Array(answer.body.prefix(length)))
    case .emptyEnvelope: return with("{}", answer)
    case .junk:
      let texts = [
        "null", "[]", "1", "\"OK\"", "{\"metaData\":null}", "{\"metaData\":{\"code\":\"200\"},\"response\":7}",
      ]
      return with(texts.randomElement(using: &chance) ?? "", answer)
    case .failureCode: return with("{\"metaData\":{\"code\":\"500\",\"message\":\"Galat\"},\"response\":null}", answer)
    case .refusal: return with("{\"metaData\":{\"code\":\"400\",\"message\":\"Ditolak\"},\"response\":null}", answer)
    case .otherPage: return HTTPResponse(status: answer.status, headers: answer.headers, body: page ?? [])
    case .noConnection: throw TransportError(.unreachable, "connection refused")
    case .timeOut: throw TransportError(.timedOut, "no answer in time")
    case .serverError: return with("Object reference not set to an instance of an object.", answer, status: 500)
    case .unavailable: return resting(answer, status: 503, using: &chance)
    case .tooMany: return resting(answer, status: 429, using: &chance)
    case .credentials:
      return with("{\"metaData\":{\"code\":\"401\",\"message\":\"Unauthorized\"}}", answer, status: 401)
    case .flippedBits:
      var body = answer.body
      for _ in 0..<Int.random(in: 1...8, using: &chance) where !body.isEmpty {
        body[Int.random(in: body.indices, using: &chance)] ^= 1 << UInt8.random(in: 0...7, using: &chance)
      }
      return HTTPResponse(status: answer.status, headers: answer.headers, body: body)
    }
  }

  /// An answer that asks to be left alone, mostly with a time: half a minute that a pull waits for, or up to half an hour.
  private func resting(
    _ answer: HTTPResponse, status: Int, using chance: inout some RandomNumberGenerator
  ) -> HTTPResponse {
    let asked = [nil, 30, Int.random(in: 61...1_800, using: &chance)].randomElement(using: &chance) ?? nil
    let rest = asked.map { [HTTPHeaders.Field(name: "Retry-After", value: "\($0)")] } ?? []
    return HTTPResponse(status: status, headers: HTTPHeaders(answer.headers.fields + rest), body: [])
  }

  private func with(_ text: String, _ answer: HTTPResponse, status: Int = 200) -> HTTPResponse {
    HTTPResponse(status: status, headers: answer.headers, body: Array(text.utf8))
  }
}
