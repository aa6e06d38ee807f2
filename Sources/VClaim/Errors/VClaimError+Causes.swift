extension VClaimError {
  /// Makes an error of what the transport says.
  ///
  /// - Parameters:
  ///   - error: What the transport says.
  ///   - endpoint: The template of the end point.
  ///   - dialect: The dialect in which the service was asked.
  init(_ error: TransportError, endpoint: String, dialect: Dialect) {
    let code: Code =
      switch error.code {
      case .unreachable: .unreachable
      case .timedOut: .timedOut
      case .tls: .tls
      case .cut: .cutAnswer
      case .bodyTooLarge: .bodyTooLarge
      case .redirected: .redirected
      case .protocolViolation: .malformedAnswer
      case .misconfigured: .invalidArgument
      case .cancelled: .cancelled
      default: error.isRetryable ? .unreachable : Code(rawValue: error.code.rawValue)
      }
    self.init(code, error.message, endpoint: endpoint, dialect: dialect, underlying: error)
  }

  /// Makes an error of what was wrong with the bytes of an answer.
  ///
  /// - Parameters:
  ///   - error: What was wrong.
  ///   - endpoint: The template of the end point.
  ///   - dialect: The dialect in which the service was asked.
  init(_ error: WireError, endpoint: String, dialect: Dialect) {
    let code: Code =
      switch error.code {
      case .emptyBody: .emptyAnswer
      case .htmlBody: .htmlAnswer
      case .cutBody: .cutAnswer
      case .undecipherable: .undecipherable
      case .outputTooLarge: .bodyTooLarge
      default: .malformedAnswer
      }
    self.init(code, error.message, endpoint: endpoint, dialect: dialect, underlying: error)
  }
}
