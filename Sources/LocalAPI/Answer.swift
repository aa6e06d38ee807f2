internal import HTTPTypes
internal import VClaimReference

/// What goes back to a client: a status and mostly JSON, in one piece or several.
struct Answer: Sendable {
  let status: HTTPResponse.Status
  var mediaType = "application/json"
  /// What a browser may do with it; nil where it would do nothing anyway.
  var contentSecurityPolicy: String?
  let pieces: [[UInt8]]

  init(pieces: [[UInt8]]) {
    status = .ok
    self.pieces = pieces
  }

  init(_ text: String, mediaType: String, contentSecurityPolicy: String? = nil) {
    status = .ok
    self.mediaType = mediaType
    self.contentSecurityPolicy = contentSecurityPolicy
    pieces = [Array(text.utf8)]
  }

  init(_ document: some Encodable, status: HTTPResponse.Status = .ok) throws {
    self.status = status
    pieces = [Array(try JSONText.encode(document).utf8)]
  }

  /// The error's document; should even that fail, no body at all.
  init(_ refusal: Refusal) {
    status = refusal.status
    pieces = (try? JSONText.encode(RefusalDocument(refusal))).map { [Array($0.utf8)] } ?? []
  }
}
