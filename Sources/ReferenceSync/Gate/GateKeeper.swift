internal import ServiceLifecycle

/// Keeps in the state file what look-ups bring upon the gate, as it comes; pulls do so by themselves.
package struct GateKeeper: Service {
  private let gate: UpstreamGate

  /// Makes a keeper.
  ///
  /// - Parameter gate: The gate, which one keeper serves.
  package init(_ gate: UpstreamGate) { self.gate = gate }

  /// Keeps what changes until the service group shuts down or the task is cancelled.
  ///
  /// - Throws: Nothing.
  package func run() async throws {
    await cancelWhenGracefulShutdown {
      for await _ in gate.changes { await gate.save() }
    }
  }
}
