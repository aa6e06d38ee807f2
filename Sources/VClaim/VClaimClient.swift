/// The live client of the VClaim service, in both dialects.
///
/// Every call signs anew for every try, and nothing of an answer is kept. A client is a value: copy it freely, use it from
/// any task.
///
/// ```swift
/// let configuration = try VClaimConfiguration(
///   credentials: Credentials(consumerID: "10001", secret: secret, userKey: userKey))
/// let client = VClaimClient(configuration: configuration, transport: transport)
/// let cholera = try await client.diagnosis(code: "A00")
/// ```
public struct VClaimClient: Sendable {
  /// Where and as whom the client speaks to the service.
  public let configuration: VClaimConfiguration

  let transport: any HTTPTransport
  let now: @Sendable () -> Int64
  let clock: any Clock<Duration>
  let chance: @Sendable () -> Double

  /// Makes a client.
  ///
  /// - Parameters:
  ///   - configuration: Where and as whom to speak to the service.
  ///   - transport: What carries the requests.
  ///   - now: The present moment in unix seconds, read once for every try: it is signed, and it decrypts the answer.
  ///   - clock: The clock of time-outs and pauses; steps of the wall clock must not move it.
  ///   - chance: A random number, 0 up to but not including 1, for the length of a pause.
  public init(
    configuration: VClaimConfiguration, transport: any HTTPTransport,
    now: @escaping @Sendable () -> Int64 = SystemTime.unixSeconds,
    clock: any Clock<Duration> = ContinuousClock(),
    chance: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
  ) {
    self.configuration = configuration
    self.transport = transport
    self.now = now
    self.clock = clock
    self.chance = chance
  }
}
