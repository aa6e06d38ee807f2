internal import HTTPTypes
internal import VClaim
internal import VClaimReference

extension Refusal {
  /// Says why the library could not answer.
  init(_ error: ReferenceError) {
    switch error.code {
    // A key with the wrong number of parts names nothing: `contract.md`, section 5.
    case .invalidArgument: self.init(.notFound, "not_found", error.message)
    case .unknownPast: self.init(.notFound, "unknown_past", error.message)
    case .live: self.init(.badGateway, error.live?.code.rawValue ?? "live", error.message)
    // Nothing is wrong with the question, but with what the daemon is configured to ask.
    case .notOffered: self.init(.unprocessableContent, "not_offered", error.message)
    case .deadline: self.init(.gatewayTimeout, "deadline", error.message)
    case .cancelled: self.init(.serviceUnavailable, "stopping", error.message)
    default: self.init(.serviceUnavailable, error.shortDescription, error.message)
    }
  }
}
