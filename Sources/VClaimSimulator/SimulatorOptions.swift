public import VClaimWire

/// How one simulator behaves; fixed while it runs.
public struct SimulatorOptions: Sendable {
  /// The consumer id that is accepted when none is given; invented.
  public static let defaultConsumerID = "10001"
  /// The secret that is accepted when none is given; invented.
  public static let defaultSecret = "rahasiaContoh1"
  /// The user key that is accepted when none is given; invented.
  public static let defaultUserKey = "kunciContoh1"
  /// The facility whose doctors and rooms the built-in data has when none is given; invented.
  public static let defaultFacilityCode = "0101R001"
  /// The seed of the built-in data when none is given.
  public static let defaultSeed: UInt64 = 20_251

  /// Which of the service's two forms is spoken.
  public var dialect: Dialect
  /// Whose requests are accepted.
  public var credentials: Credentials
  /// TCP port on 127.0.0.1; 0 lets the system choose.
  public var port: Int
  /// At most so many rows in the answer to an official keyword search; `nil` for all that match.
  public var rowCap: Int?
  /// Shorter keywords are refused; 1 accepts all.
  public var minimumKeywordLength: Int
  /// At most so many rows on a page of the paged dialect or of Aplicares, whatever limit was asked for.
  public var pageLimit: Int?
  /// How long every answer waits.
  public var latency: Duration
  /// How far a request's timestamp may be from the simulator's clock, in seconds, either way.
  public var clockToleranceSeconds: Int64
  /// Own facilities: the first is the one whose doctors the official dialect and Antrean list.
  public var facilityCodes: [String]
  /// Seed of the built-in data.
  public var seed: UInt64

  /// Creates options.
  ///
  /// - Parameters:
  ///   - dialect: Which of the service's two forms is spoken.
  ///   - credentials: Whose requests are accepted; by default invented ones.
  ///   - port: TCP port on 127.0.0.1; 0 lets the system choose.
  ///   - rowCap: Largest answer to an official keyword search.
  ///   - minimumKeywordLength: Shorter keywords are refused.
  ///   - pageLimit: Largest page of the paged dialect or of Aplicares.
  ///   - latency: How long every answer waits.
  ///   - clockToleranceSeconds: How far a timestamp may be off; `vclaim.md`, section 1, assumes 300 s.
  ///   - facilityCodes: Own facilities.
  ///   - seed: Seed of the built-in data.
  public init(
    dialect: Dialect = .official,
    credentials: Credentials = Credentials(
      consumerID: defaultConsumerID, secret: defaultSecret, userKey: defaultUserKey),
    port: Int = 0,
    rowCap: Int? = nil,
    minimumKeywordLength: Int = 1,
    pageLimit: Int? = nil,
    latency: Duration = .zero,
    clockToleranceSeconds: Int64 = 300,
    facilityCodes: [String] = [defaultFacilityCode],
    seed: UInt64 = defaultSeed
  ) {
    self.dialect = dialect
    self.credentials = credentials
    self.port = port
    self.rowCap = rowCap
    self.minimumKeywordLength = minimumKeywordLength
    self.pageLimit = pageLimit
    self.latency = latency
    self.clockToleranceSeconds = clockToleranceSeconds
    self.facilityCodes = facilityCodes
    self.seed = seed
  }
}
