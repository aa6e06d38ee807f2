internal import VClaim

/// The right to send one request, taken from pace and budget.
package struct GateTicket: Sendable {
  let caller: GateCaller
  let service: BPJSService
  /// When the budget's hour began from which it was taken.
  let hour: Duration
  /// Whether it finds out whether the service is back.
  let isProbe: Bool
}
