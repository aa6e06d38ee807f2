/// A request that the service does not answer, in the service's own words.
///
/// `vclaim.md`, sections 1 and 3. Most refusals come with HTTP status 200 and a code in the envelope; those of the gateway in
/// front of the service come with an HTTP status of their own.
struct Refusal: Sendable, Hashable {
  /// HTTP status.
  var status: Int
  /// `metaData.code`.
  var code: String
  /// `metaData.message`.
  var message: String

  /// A header that the gateway requires is not there.
  static let missingParameters = Refusal(status: 403, code: "403", message: "Authentication parameters missing")
  /// The user key is not the one of this consumer.
  static let authenticationFailed = Refusal(status: 403, code: "403", message: "Authentication failed")
  /// The consumer id is unknown.
  static let notRegistered = Refusal(
    status: 200, code: "404", message: "Unauthorized! You are not registered for this service!")
  /// The signature does not fit: a wrong secret, or a clock that is off.
  static let badSignature = Refusal(status: 200, code: "401", message: "Signature Service Tidak Sesuai")
  /// The path belongs to no end point of this dialect.
  static let unknownPath = Refusal(
    status: 404, code: "404", message: "No HTTP resource was found that matches the request URI")
  /// The end point is there, the method is not.
  static let wrongMethod = Refusal(
    status: 405, code: "405", message: "The requested resource does not support this http method")
  /// The body is longer than ``SimulatorRequest/bodyLimit``.
  static let bodyTooLarge = Refusal(status: 413, code: "413", message: "Maximum request length exceeded.")
  /// The body has a content type that this dialect does not read.
  static let wrongContentType = Refusal(
    status: 415, code: "415",
    message: "The request entity's media type is not supported for this resource.")
  /// The path has a percent escape that cannot be read.
  static let badPath = Refusal(status: 400, code: "400", message: "Bad Request")

  /// The service understood, and refuses what was asked for: the code is the one of "no data", the text is not.
  ///
  /// - Parameter message: The reason, in the service's language.
  /// - Returns: The refusal.
  static func business(_ message: String) -> Refusal {
    Refusal(status: 200, code: "201", message: message)
  }
}
