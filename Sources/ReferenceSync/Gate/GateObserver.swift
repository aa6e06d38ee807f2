package import VClaim

/// Tells the gate what came of each try of a client's look-ups.
package struct GateObserver: RequestObserver {
  private let gate: UpstreamGate
  private let credentials: String?

  /// Makes an observer.
  ///
  /// - Parameters:
  ///   - gate: The gate that the client's requests pass.
  ///   - credentials: What tells the client's credentials from others; nil for those in force.
  package init(_ gate: UpstreamGate, credentials: String? = nil) {
    self.gate = gate
    self.credentials = credentials
  }

  /// Takes note of a try of a look-up; see `RequestObserver`.
  ///
  /// - Parameter record: What came of the try.
  package func requestDidEnd(_ record: RequestRecord) {
    if gate.note(UpstreamOutcome(record, with: credentials)) { gate.onChange.yield() }
  }
}
