/// What came of one try of one request.
///
/// It holds neither a secret nor personal data: of the address only the template, of the answer only its codes.
public struct RequestRecord: Sendable, Hashable {
  /// The method.
  public var method: HTTPMethod
  /// The service that was asked.
  public var service: BPJSService
  /// The template of the end point, such as `referensi/diagnosa/{keyword}`; there are only as many as end points.
  public var endpoint: String
  /// The HTTP status of the answer, or nil when none came.
  public var httpStatus: Int?
  /// The code in the answer's envelope, or nil when there was none.
  public var serviceCode: String?
  /// The ``VClaimError/shortDescription`` of what went wrong, or nil when nothing did, "no data" included.
  public var errorLabel: String?
  /// How long the try took, from signing to the answer as it was read.
  public var duration: Duration
  /// Which try of its request this is, counted from 1.
  public var tryNumber: Int
  /// Whether another try follows after a pause.
  public var willRetry: Bool
  /// How many seconds this machine's clock was ahead of the `Date` of the answer, or nil when it was none of the
  /// service itself or says nothing of that.
  public var clockSkew: Int64?
  /// How long the service asks to be left alone, or nil when it does not say.
  public var retryAfter: Duration?

  /// Makes a record.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - service: The service that was asked.
  ///   - endpoint: The template of the end point, without values.
  ///   - httpStatus: The HTTP status of the answer, or nil.
  ///   - serviceCode: The code in the answer's envelope, or nil.
  ///   - errorLabel: The label of what went wrong, or nil.
  ///   - duration: How long the try took.
  ///   - tryNumber: Which try this is, counted from 1.
  ///   - willRetry: Whether another try follows.
  ///   - clockSkew: The seconds that this machine was ahead, or nil.
  ///   - retryAfter: How long the service asks to be left alone, or nil.
  public init(
    method: HTTPMethod, service: BPJSService, endpoint: String, httpStatus: Int? = nil, serviceCode: String? = nil,
    errorLabel: String? = nil, duration: Duration, tryNumber: Int, willRetry: Bool, clockSkew: Int64? = nil,
    retryAfter: Duration? = nil
  ) {
    self.method = method
    self.service = service
    self.endpoint = endpoint
    self.httpStatus = httpStatus
    self.serviceCode = serviceCode
    self.errorLabel = errorLabel
    self.duration = duration
    self.tryNumber = tryNumber
    self.willRetry = willRetry
    self.clockSkew = clockSkew
    self.retryAfter = retryAfter
  }
}
