internal import HTTPTypes

/// An answer that is an error: the status and `{"error": {"code", "message"}}`.
struct Refusal: Error {
  let status: HTTPResponse.Status
  /// In snake case; what programs decide by.
  let code: String
  /// What is wrong, for a person; without personal data.
  let message: String

  init(_ status: HTTPResponse.Status, _ code: String, _ message: String) {
    self.status = status
    self.code = code
    self.message = message
  }

  static func badRequest(_ message: String) -> Refusal { Refusal(.badRequest, "bad_request", message) }

  static func noSuchRoute() -> Refusal { Refusal(.notFound, "not_found", "there is nothing at this path") }

  static func unknownDataset() -> Refusal { Refusal(.notFound, "unknown_dataset", "there is no such dataset") }

  static func wrongMethod(_ allowed: HTTPRequest.Method) -> Refusal {
    Refusal(.methodNotAllowed, "method_not_allowed", "only \(allowed.rawValue) is possible here")
  }
}

/// The document of a refusal.
struct RefusalDocument: Encodable {
  struct Body: Encodable {
    let code: String
    let message: String
  }

  let error: Body

  init(_ refusal: Refusal) { error = Body(code: refusal.code, message: refusal.message) }
}
