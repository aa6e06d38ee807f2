package import ReferenceSync
package import VClaim

/// A transport whose every request waits for its turn and is taken from the day's budget.
///
/// Through it the daemon's live look-ups, and each of their tries, share pace and budget with its pulls.
package struct PacedTransport: HTTPTransport {
  private let transport: any HTTPTransport
  private let pacer: RequestPacer
  private let budget: DailyBudget
  private let elapsed: @Sendable () -> Duration

  /// Makes a transport.
  ///
  /// - Parameters:
  ///   - transport: What carries the requests.
  ///   - pacer: What every request waits for.
  ///   - budget: What every request is taken from.
  ///   - elapsed: Monotonic time, of the same clock for all that share the budget.
  package init(
    _ transport: any HTTPTransport, pacer: RequestPacer, budget: DailyBudget,
    elapsed: @escaping @Sendable () -> Duration
  ) {
    self.transport = transport
    self.pacer = pacer
    self.budget = budget
    self.elapsed = elapsed
  }

  /// Takes a request from the budget and waits for its turn; see `HTTPTransport`.
  ///
  /// - Parameter limit: The longest time to wait.
  /// - Throws: `TransportError` with the code `budget_spent` when the day's requests are spent, `cancelled` when the task
  ///   is cancelled before its turn, `timedOut` when the turn would come too late, or what the transport throws. Only
  ///   what is to be sent stays taken from the budget.
  package func prepare(within limit: Duration) async throws(TransportError) {
    let began = elapsed()
    guard budget.take(at: began) else {
      throw TransportError(
        .budgetSpent, "the requests of this day are spent (VCLAIMD_REQUESTS_PER_DAY)", mayHaveArrived: false)
    }
    do {
      try await waitForTurn(within: limit)
      try await transport.prepare(within: max(.zero, limit - (elapsed() - began)))
    } catch {
      budget.giveBack()
      throw error
    }
  }

  private func waitForTurn(within limit: Duration) async throws(TransportError) {
    let isInTime: Bool
    do { isInTime = try await pacer.waitForTurn(within: limit) } catch {
      throw TransportError(.cancelled, "the request was cancelled before its turn", mayHaveArrived: false)
    }
    guard isInTime else {
      throw TransportError(
        .timedOut, "too many other requests wait for their turn (VCLAIMD_REQUESTS_PER_SECOND)", mayHaveArrived: false)
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

extension TransportError.Code {
  /// The requests of the day are spent.
  package static let budgetSpent = TransportError.Code(rawValue: VClaimError.Code.budgetSpent.rawValue)
}
