package import VClaim

/// A transport whose every request passes the gate.
///
/// Through it the daemon's live look-ups, and each of their tries, share pace, budget and cool-downs with its pulls. What
/// came of a try the client tells the gate as its observer.
package struct GatedTransport: HTTPTransport {
  private let transport: any HTTPTransport
  private let gate: UpstreamGate

  /// Makes a transport.
  ///
  /// - Parameters:
  ///   - transport: What carries the requests.
  ///   - gate: What every request passes.
  package init(_ transport: any HTTPTransport, gate: UpstreamGate) {
    self.transport = transport
    self.gate = gate
  }

  /// Waits for the right to send a request; see `HTTPTransport`.
  ///
  /// - Parameters:
  ///   - service: The service that the request is for.
  ///   - limit: The longest time to wait.
  /// - Throws: `TransportError` with the code `budget_spent` or `cool_down` when the gate forbids it, `cancelled` when the
  ///   task is cancelled before its turn, `timedOut` when the turn would come too late, or what the transport throws. Only
  ///   what is to be sent stays taken from the budget.
  package func prepare(for service: BPJSService, within limit: Duration) async throws(TransportError) {
    let began = gate.time.elapsed()
    let ticket: GateTicket
    do { ticket = try await gate.pass(.live, to: service, within: limit) } catch { throw TransportError(error) }
    do {
      try await transport.prepare(for: service, within: max(.zero, limit - (gate.time.elapsed() - began)))
    } catch {
      gate.giveBack(ticket)
      throw error
    }
  }

  /// Sends one request, which was prepared; see `HTTPTransport`.
  ///
  /// - Parameters:
  ///   - request: The request, signed and ready to be sent.
  ///   - limit: The longest time that sending and reading may take.
  /// - Returns: The answer with its whole body.
  /// - Throws: What the transport throws.
  package func send(_ request: HTTPRequest, within limit: Duration) async throws(TransportError) -> HTTPResponse {
    try await transport.send(request, within: limit)
  }
}
