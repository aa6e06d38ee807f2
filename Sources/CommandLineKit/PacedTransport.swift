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

  /// Sends one request when its turn has come; see `HTTPTransport`.
  ///
  /// - Parameters:
  ///   - request: The request, signed and ready to be sent.
  ///   - limit: The longest time that sending and reading may take, the wait for the turn not counted.
  /// - Returns: The answer with its whole body.
  /// - Throws: `TransportError` with the code `budget_spent` when the day's requests are spent, `cancelled` when the task
  ///   is cancelled before its turn, or what the transport throws.
  package func send(_ request: HTTPRequest, within limit: Duration) async throws(TransportError) -> HTTPResponse {
    guard budget.take(at: elapsed()) else {
      throw TransportError(
        .budgetSpent, "the requests of this day are spent (VCLAIMD_REQUESTS_PER_DAY)", mayHaveArrived: false)
    }
    do { try await pacer.waitForTurn() } catch {
      throw TransportError(.cancelled, "the request was cancelled before its turn", mayHaveArrived: false)
    }
    return try await transport.send(request, within: limit)
  }
}

extension TransportError.Code {
  /// The requests of the day are spent.
  package static let budgetSpent = TransportError.Code(rawValue: VClaimError.Code.budgetSpent.rawValue)
}
