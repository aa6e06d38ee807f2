/// Where and as whom the client speaks to the service.
public struct VClaimConfiguration: Sendable {
  /// The base address, without a slash at its end.
  public var baseURL: String { vclaim.baseURL }
  /// The base address of the Antrean service, without a slash at its end, or nil when it is not configured.
  public var antreanURL: String? { antrean?.baseURL }
  /// The base address of the Aplicares service, without a slash at its end, or nil when it is not configured.
  public var aplicaresURL: String? { aplicares?.baseURL }
  /// The dialect that the service speaks there.
  public let dialect: Dialect
  /// The name of the calling system, part of the user agent.
  public let serviceName: String
  /// The longest time that one call may take, all its tries and the pauses between them together.
  public var timeout: Duration
  /// Whether and how a failed read is tried again.
  public var retryPolicy: RetryPolicy
  /// The largest answer to accept, in bytes, before decryption.
  public var maximumBodyBytes: Int
  /// The largest decrypted and unpacked answer to accept, in bytes.
  public var maximumPayloadBytes: Int

  let credentials: Credentials
  let vclaim: ServiceAccess
  private let antrean: ServiceAccess?
  private let aplicares: ServiceAccess?

  /// The base address of the service in production.
  public static let productionURL = "https://apijkn.bpjs-kesehatan.go.id/vclaim-rest"

  /// Makes a configuration.
  ///
  /// - Parameters:
  ///   - baseURL: The base address, with or without a slash at its end. Plain `http` only to a loopback address, since
  ///     the user key would travel readable otherwise.
  ///   - dialect: The dialect that the service speaks there.
  ///   - credentials: The credentials. The official dialect requires a user key.
  ///   - antreanURL: The base address of the Antrean service, under the same rules, or nil to do without.
  ///   - antreanUserKey: The user key of the Antrean service; nil or empty when it is that of VClaim.
  ///   - aplicaresURL: The base address of the Aplicares service, under the same rules, or nil to do without.
  ///   - serviceName: The name of the calling system: 1 to 64 printable ASCII characters without parentheses and
  ///     backslashes.
  ///   - timeout: The longest time that one call may take, all tries and pauses together.
  ///   - retryPolicy: Whether and how a failed read is tried again.
  ///   - maximumBodyBytes: The largest answer to accept, in bytes, before decryption.
  ///   - maximumPayloadBytes: The largest decrypted and unpacked answer to accept, in bytes.
  /// - Throws: ``VClaimError`` with `invalidArgument` and a message that names the setting at fault.
  public init(
    baseURL: String = VClaimConfiguration.productionURL, dialect: Dialect = .official, credentials: Credentials,
    antreanURL: String? = nil, antreanUserKey: String? = nil, aplicaresURL: String? = nil,
    serviceName: String = "SIMRS", timeout: Duration = .seconds(30), retryPolicy: RetryPolicy = RetryPolicy(),
    maximumBodyBytes: Int = 16 << 20, maximumPayloadBytes: Int = 64 << 20
  ) throws(VClaimError) {
    guard timeout > .zero else { throw VClaimError(.invalidArgument, "the time-out must be more than nothing") }
    guard maximumBodyBytes > 0, maximumPayloadBytes > 0 else {
      throw VClaimError(.invalidArgument, "the largest size of an answer must be at least one byte")
    }
    guard Self.isUsable(serviceName: serviceName) else {
      throw VClaimError(.invalidArgument, "the service name must be \(Self.serviceNameRule)")
    }
    let antreanUserKey = antreanUserKey.flatMap { $0.isEmpty ? nil : $0 }
    guard antreanURL != nil || antreanUserKey == nil else {
      throw VClaimError(
        .invalidArgument, "a user key of the Antrean service has no use without its address (BPJS_ANTREAN_URL)")
    }
    self.vclaim = try .vclaim(at: baseURL, dialect, credentials)
    self.antrean = try antreanURL.map { url throws(VClaimError) in
      try .antrean(at: url, userKey: antreanUserKey, credentials)
    }
    self.aplicares = try aplicaresURL.map { url throws(VClaimError) in try .aplicares(at: url, credentials) }
    self.dialect = dialect
    self.credentials = credentials
    self.serviceName = serviceName
    self.timeout = timeout
    self.retryPolicy = retryPolicy
    self.maximumBodyBytes = maximumBodyBytes
    self.maximumPayloadBytes = maximumPayloadBytes
  }

  /// Whom is spoken to and as whom, without a secret: answers under one identity are none under another.
  package var identity: String {
    ["\(dialect.rawValue)", baseURL, antreanURL ?? "-", aplicaresURL ?? "-", credentials.consumerID]
      .joined(separator: " ")
  }

  /// How to speak to a service, or nil when it is not configured.
  func access(to service: BPJSService) -> ServiceAccess? {
    switch service {
    case .vclaim: vclaim
    case .antrean: antrean
    case .aplicares: aplicares
    }
  }

  /// The value of the user agent's header: the service name in a comment, so that it need not be one token.
  var userAgent: String { "vclaimd (\(serviceName))" }

  /// What a service name may be, in words that follow "must be".
  package static let serviceNameRule = "1 to 64 printable ASCII characters without parentheses and backslashes"

  /// Whether a name follows ``serviceNameRule``, so that it can stand in a comment of a header.
  ///
  /// - Parameter serviceName: The name.
  /// - Returns: Whether a configuration can be made with it.
  package static func isUsable(serviceName: String) -> Bool {
    (1...64).contains(serviceName.utf8.count)
      && serviceName.utf8.allSatisfy { byte in
        (0x20...0x7E).contains(byte)
          && ![UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: #"\"#)].contains(byte)
      }
  }
}
