/// The live client of the VClaim service, in both dialects.
///
/// Every call signs anew for every try, and nothing of an answer is kept but how far the clocks are apart. A client is a
/// value: copy it freely, use it from any task.
///
/// ```swift
/// let configuration = try VClaimConfiguration(
///   credentials: Credentials(consumerID: "10001", secret: secret, userKey: userKey))
/// let client = VClaimClient(configuration: configuration, transport: transport)
/// let cholera = try await client.diagnosis(code: "A00")
/// ```
public struct VClaimClient: Sendable {
  /// Where and as whom the client speaks to the service.
  public private(set) var configuration: VClaimConfiguration

  private(set) var transport: any HTTPTransport
  let now: @Sendable () -> Int64
  let clock: any Clock<Duration>
  let chance: @Sendable () -> Double
  private(set) var observers: [any RequestObserver]
  let clockSkews = ClockSkews()

  /// Makes a client.
  ///
  /// - Parameters:
  ///   - configuration: Where and as whom to speak to the service.
  ///   - transport: What carries the requests.
  ///   - now: The present moment in unix seconds, read before and after every try.
  ///   - clock: The clock of time-outs and pauses; steps of the wall clock must not move it.
  ///   - chance: A random number, 0 up to but not including 1, for the length of a pause.
  ///   - observer: What is told of every try, or nil.
  public init(
    configuration: VClaimConfiguration, transport: any HTTPTransport,
    now: @escaping @Sendable () -> Int64 = SystemTime.unixSeconds,
    clock: any Clock<Duration> = ContinuousClock(),
    chance: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) },
    observer: (any RequestObserver)? = nil
  ) {
    self.configuration = configuration
    self.transport = transport
    self.now = now
    self.clock = clock
    self.chance = chance
    observers = observer.map { [$0] } ?? []
  }

  /// How many seconds this machine's clock is ahead of the VClaim service's, or nil before the first answer with a `Date`.
  ///
  /// The middle one of the last three answers of the service itself, shared by all copies of a client. A skew of 30 s and more that stays the same
  /// for three answers is corrected for: requests are then signed with the service's time.
  public var clockSkew: Int64? { clockSkews.measured(for: .vclaim) }

  /// The present moment by the VClaim service's clock, in unix seconds, as far as that is known; days are judged by it.
  var serviceTime: Int64 { clockSkews.serviceTime(at: now(), for: .vclaim) }

  /// The same client over another transport; what either learns of the clock holds for both.
  ///
  /// - Parameters:
  ///   - transport: What carries the requests of the new client.
  ///   - retryPolicy: Whether and how the new client tries a failed read again.
  ///   - observer: What is told of every try of the new client besides; nil for nobody.
  /// - Returns: The new client.
  package func over(
    _ transport: any HTTPTransport, retryPolicy: RetryPolicy, observer: (any RequestObserver)? = nil
  ) -> VClaimClient {
    var copy = self
    copy.transport = transport
    copy.configuration.retryPolicy = retryPolicy
    if let observer { copy.observers.append(observer) }
    return copy
  }
}
