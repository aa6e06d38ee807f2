/// That a service is left alone for a while, and why.
package struct CoolDown: Sendable, Hashable, Codable {
  private enum CodingKeys: String, CodingKey {
    case service
    case reason
    case code
    case httpStatus = "http_status"
    case since
    case until
  }

  /// The service that is left alone: `vclaim`, `antrean` or `aplicares`.
  package let service: String
  /// Why, in words for a person.
  package let reason: String
  /// The code of the failure behind it, such as `rate_limited`, `credentials_refused` or `unreachable`.
  package let code: String
  /// The HTTP status of the answer that began it; nil where none came.
  package let httpStatus: Int?
  /// When it began, in unix seconds.
  package let since: Int64
  /// When it ends by itself, in unix seconds.
  package let until: Int64

  /// Makes a cool-down.
  ///
  /// - Parameters:
  ///   - service: The service that is left alone.
  ///   - reason: Why, in words for a person.
  ///   - code: The code of the failure behind it.
  ///   - httpStatus: The HTTP status of the answer that began it.
  ///   - since: When it began, in unix seconds.
  ///   - until: When it ends, in unix seconds.
  package init(service: String, reason: String, code: String, httpStatus: Int?, since: Int64, until: Int64) {
    self.service = service
    self.reason = reason
    self.code = code
    self.httpStatus = httpStatus
    self.since = since
    self.until = until
  }

  /// Writes every key; null for a status that there is not.
  ///
  /// - Parameter encoder: The encoder to write to.
  /// - Throws: What the encoder throws.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(service, forKey: .service)
    try container.encode(reason, forKey: .reason)
    try container.encode(code, forKey: .code)
    try container.encode(httpStatus, forKey: .httpStatus)
    try container.encode(since, forKey: .since)
    try container.encode(until, forKey: .until)
  }
}
