internal import ReferenceStore
package import VClaim

/// Why the gate did not let a request pass; nothing was sent.
package struct GateRefusal: Error, Sendable, CustomStringConvertible {
  /// What forbids it.
  package enum Kind: Sendable, Hashable {
    /// The requests of 24 hours are spent, or what is left of them is kept back for look-ups.
    case budgetSpent
    /// The service is left alone for a while.
    case coolDown
    /// The service is left alone because it refuses the credentials.
    case credentialsRefused
    /// Others wait for their turn, and its own would come too late.
    case late
    /// The task was cancelled before its turn.
    case cancelled
  }

  /// What forbids it.
  package let kind: Kind
  /// The earliest moment at which trying again makes sense, in unix seconds; nil where only time tells.
  package var notBefore: Int64?
  /// Why, in one sentence.
  package let description: String

  init(_ kind: Kind, notBefore: Int64? = nil, _ description: String) {
    self.kind = kind
    self.notBefore = notBefore
    self.description = description
  }

  static let cancelled = GateRefusal(.cancelled, "the request was called off before its turn")
  static let late = GateRefusal(
    .late, "too many other requests wait for their turn (VCLAIMD_REQUESTS_PER_SECOND)")

  static func budgetSpent(notBefore: Int64?) -> GateRefusal {
    GateRefusal(
      .budgetSpent, notBefore: notBefore, "the requests of 24 hours are spent (VCLAIMD_REQUESTS_PER_DAY)")
  }

  /// - Parameters:
  ///   - coolDown: What is told of the cool-down.
  ///   - now: The wall clock.
  /// - Returns: The refusal.
  static func coolDown(_ coolDown: CoolDown, now: Int64) -> GateRefusal {
    GateRefusal(
      coolDown.code == VClaimError.Code.credentialsRefused.rawValue ? .credentialsRefused : .coolDown,
      notBefore: coolDown.until,
      "the \(coolDown.service) service is left alone for another \(max(0, coolDown.until - now)) s: \(coolDown.reason)")
  }
}

extension TransportError {
  /// Says the same to the client.
  package init(_ refusal: GateRefusal) {
    let code: Code =
      switch refusal.kind {
      case .budgetSpent: .budgetSpent
      case .coolDown: .coolDown
      case .credentialsRefused: .credentialsRefused
      case .late: .timedOut
      case .cancelled: .cancelled
      }
    self.init(code, refusal.description, mayHaveArrived: false)
  }
}

extension TransportError.Code {
  /// The requests of the day are spent.
  package static let budgetSpent = TransportError.Code(rawValue: VClaimError.Code.budgetSpent.rawValue)
  /// The service is left alone because it refuses the credentials.
  package static let credentialsRefused = TransportError.Code(rawValue: VClaimError.Code.credentialsRefused.rawValue)
  /// The service is left alone for a while.
  package static let coolDown = TransportError.Code(rawValue: VClaimError.Code.coolDown.rawValue)
}
