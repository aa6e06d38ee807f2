import FoundationEssentials
package import VClaimWire

extension SimulatorOptions {
  /// The options of `vclaim-simulator` as they were typed.
  package struct CommandLine: Sendable {
    package var port: Int
    package var dialect: Dialect
    package var rowCap: Int?
    package var minimumKeywordLength: Int
    package var latencyMilliseconds: Int
    package var pageLimit: Int?
    package var facilityCodes: String
    package var consumerID: String?
    package var consumerSecret: String?
    package var userKey: String?
    package var seed: UInt64

    /// Gathers the options.
    ///
    /// - Parameters:
    ///   - port: 0 to 65535.
    ///   - dialect: Which form of the service to speak.
    ///   - rowCap: At least 1.
    ///   - minimumKeywordLength: At least 1.
    ///   - latencyMilliseconds: At least 0.
    ///   - pageLimit: At least 1.
    ///   - facilityCodes: Comma separated.
    ///   - consumerID: Accepted consumer id.
    ///   - consumerSecret: Accepted secret.
    ///   - userKey: Accepted user key.
    ///   - seed: Seed of the built-in data.
    package init(
      port: Int, dialect: Dialect, rowCap: Int?, minimumKeywordLength: Int, latencyMilliseconds: Int, pageLimit: Int?,
      facilityCodes: String, consumerID: String?, consumerSecret: String?, userKey: String?, seed: UInt64
    ) {
      self.port = port
      self.dialect = dialect
      self.rowCap = rowCap
      self.minimumKeywordLength = minimumKeywordLength
      self.latencyMilliseconds = latencyMilliseconds
      self.pageLimit = pageLimit
      self.facilityCodes = facilityCodes
      self.consumerID = consumerID
      self.consumerSecret = consumerSecret
      self.userKey = userKey
      self.seed = seed
    }
  }

  /// Joins command line, environment and defaults, in this order, and checks every value.
  ///
  /// - Parameters:
  ///   - commandLine: What was typed.
  ///   - environment: Where `BPJS_CONSUMER_ID`, `BPJS_CONSUMER_SECRET` and `BPJS_USER_KEY` are looked for; an empty one counts
  ///     as unset.
  /// - Throws: `bad_option` naming the option, its value (not a secret's) and what is allowed.
  package init(
    commandLine: CommandLine, environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(SimulatorError) {
    func accepted(_ typed: String?, _ key: String, _ invented: String) -> String {
      if let typed, !typed.isEmpty { return typed }
      if let value = environment[key], !value.isEmpty { return value }
      return invented
    }
    try Self.check("--port", commandLine.port, in: 0...65_535)
    try Self.check("--row-cap", commandLine.rowCap, in: 1...Int.max)
    try Self.check("--min-keyword", commandLine.minimumKeywordLength, in: 1...100)
    try Self.check("--latency", commandLine.latencyMilliseconds, in: 0...600_000)
    try Self.check("--page-cap", commandLine.pageLimit, in: 1...Int.max)
    self.init(
      dialect: commandLine.dialect,
      credentials: Credentials(
        consumerID: accepted(commandLine.consumerID, "BPJS_CONSUMER_ID", Self.defaultConsumerID),
        secret: accepted(commandLine.consumerSecret, "BPJS_CONSUMER_SECRET", Self.defaultSecret),
        userKey: accepted(commandLine.userKey, "BPJS_USER_KEY", Self.defaultUserKey)),
      port: commandLine.port,
      rowCap: commandLine.rowCap,
      minimumKeywordLength: commandLine.minimumKeywordLength,
      pageLimit: commandLine.pageLimit,
      latency: .milliseconds(commandLine.latencyMilliseconds),
      facilityCodes: commandLine.facilityCodes.split(separator: ",").map { $0.trimmingWhiteSpace() }
        .filter { !$0.isEmpty },
      seed: commandLine.seed)
  }

  private static func check(_ option: String, _ value: Int?, in allowed: ClosedRange<Int>) throws(SimulatorError) {
    guard let value, !allowed.contains(value) else { return }
    let upper = allowed.upperBound == Int.max ? "or more" : "to \(allowed.upperBound)"
    throw SimulatorError(.badOption, "\(option) is \(value), allowed is \(allowed.lowerBound) \(upper)")
  }
}
