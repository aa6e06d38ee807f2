internal import ReferenceStore
internal import StateFile
internal import VClaim

/// Why a service is left alone, in monotonic time.
struct Cooling: Equatable {
  /// What began it.
  enum Kind {
    /// The service said for how long it wants to be left alone.
    case askedFor
    /// It refuses the credentials.
    case credentials
    /// It is down.
    case outage
  }

  /// The longest time for which a service is left alone, whatever it asks for.
  static let longest = Duration.seconds(86_400)
  /// For how long it is left alone after it has refused the credentials.
  static let afterRefusal = Duration.seconds(3_600)

  let kind: Kind
  let reason: String
  let code: String
  let httpStatus: Int?
  /// What tells the credentials that were refused from others; nil where it is not about them.
  let credentials: String?
  let since: Duration
  let until: Duration

  init(
    _ kind: Kind, _ reason: String, code: String, httpStatus: Int?, credentials: String? = nil, since: Duration,
    until: Duration
  ) {
    self.kind = kind
    self.reason = reason
    self.code = code
    self.httpStatus = httpStatus
    self.credentials = credentials
    self.since = since
    self.until = until
  }

  /// What the file kept of one while the program was not running.
  ///
  /// A wall clock that was set back since makes it no longer than it was from its beginning.
  ///
  /// - Returns: Nil where it is over.
  init?(_ kept: KeptCoolDown, at now: Duration, wall: Int64) {
    let told = kept.coolDown
    let since = min(told.since, wall)
    let length = min(max(0, told.until.subtractingOrZero(told.since)), Self.longest.components.seconds)
    let left = min(length, told.until.subtractingOrZero(wall))
    guard left > 0 else { return nil }
    self.init(
      kept.credentials == nil ? .askedFor : .credentials, told.reason, code: told.code, httpStatus: told.httpStatus,
      credentials: kept.credentials,
      since: now - .seconds(min(wall.subtractingOrZero(since), Self.longest.components.seconds)),
      until: now + .seconds(left))
  }

  /// What is told of it, in the wall clock's time.
  func told(of service: BPJSService, at now: Duration, wall: Int64) -> CoolDown {
    CoolDown(
      service: service.rawValue, reason: reason, code: code, httpStatus: httpStatus,
      since: wall - (now - since).components.seconds, until: wall + (until - now).wholeSecondsUp)
  }
}

extension Duration {
  /// The seconds, rounded up.
  var wholeSecondsUp: Int64 { components.seconds + (components.attoseconds > 0 ? 1 : 0) }
}

extension Int64 {
  /// The difference; 0 where it is no number of this size, as with a time that cannot be meant.
  func subtractingOrZero(_ other: Int64) -> Int64 {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return overflow ? 0 : difference
  }
}
