package import DaemonMetrics
internal import Glibc
internal import Hummingbird
internal import HummingbirdCore
package import Logging
package import ReferenceSync
internal import ServiceLifecycle
internal import Synchronization
package import VClaimReference

/// The daemon's unix socket: HTTP/1.1 with JSON, for programs in any language.
///
/// `contract.md`, section 5. Owner and group of the socket's file may connect; the kernel sees to that. A client that
/// hangs, or sends rubbish, loses its connection and nothing else.
package struct LocalAPI: Service {
  let file: SocketFile
  let state: DaemonState
  let answers: Answers
  let limits: LocalAPILimits
  let logger: Logger
  private let orders: Orders
  private let onListening: @Sendable () throws -> Void

  /// Makes a server that does not listen yet.
  ///
  /// - Parameters:
  ///   - path: The socket, an absolute path in a directory that is there.
  ///   - database: The reference file's absolute path.
  ///   - reference: What look-ups and searches are answered from.
  ///   - sync: Whom to ask for a pull.
  ///   - decisions: What the guard holds back, and who decides about it.
  ///   - gate: What every request to the service passes.
  ///   - reload: Reads the configuration again.
  ///   - counters: What counts clients' requests, besides what it is told by others.
  ///   - misses: Where to leave the keys of look-ups that nobody has; nil: with whom to ask for a pull.
  ///   - limits: The bounds that keep one client from harming the others.
  ///   - remarks: What the daemon found wrong with its files when it started, one sentence each.
  ///   - logger: Told of what clients ask the daemon to do.
  ///   - onListening: Called once clients can connect; what it throws ends the server.
  package init(
    path: String, database: String, reference: ReferenceLibrary, sync: SyncService, decisions: HeldDecisions,
    gate: UpstreamGate, reload: @escaping Reload, counters: MetricsCounters = MetricsCounters(),
    misses: (any MissNotes)? = nil, limits: LocalAPILimits = LocalAPILimits(), remarks: [String] = [],
    logger: Logger, onListening: @escaping @Sendable () throws -> Void = {}
  ) {
    file = SocketFile(path: path)
    state = DaemonState(
      database: database, reference: reference, decisions: decisions, gate: gate, counters: counters, remarks: remarks)
    answers = Answers(
      reference: reference, state: state, decisions: decisions, misses: misses ?? sync, counters: counters,
      metrics: MetricsReport(
        counters, database: database, reference: reference.local, decisions: decisions, gate: gate),
      limits: limits)
    orders = Orders(sync: sync, decisions: decisions, gate: gate, reload: reload, logger: logger)
    self.limits = limits
    self.logger = logger
    self.onListening = onListening
  }

  /// What `GET /metrics` answers.
  package var metrics: MetricsReport { answers.metrics }

  /// Serves until the service group shuts down or the task is cancelled; then the socket's file goes.
  ///
  /// - Throws: ``LocalAPIError`` when the socket cannot be made, or what `onListening` throws.
  package func run() async throws {
    try await file.prepare()
    let opening = Opening()
    let responder = APIResponder(answers: answers, door: .socket(orders, group: { opening.group }))
    let server = APIServer(responder: responder, limits: limits, logger: logger).application(
      at: .unixDomainSocket(path: file.path),
      onListening: { _ in
        opening.succeed(try file.open())
        try onListening()
      }, onFailure: { opening.fail($0) })
    do {
      try await server.run()
    } catch is CancellationError {
      return
    } catch {
      if let failure = opening.failure { throw failure }
      throw LocalAPIError(.cannotListen, "cannot listen at \(file.path): \(error)", underlying: error)
    }
  }
}

/// What came of opening the socket to its clients.
private final class Opening: Sendable {
  private struct State {
    var group: gid_t?
    var failure: (any Error)?
  }

  private let state = Mutex(State())

  /// The group whose members may connect.
  var group: gid_t? { state.withLock { $0.group } }
  var failure: (any Error)? { state.withLock { $0.failure } }

  func succeed(_ group: gid_t) { state.withLock { $0.group = group } }
  func fail(_ error: any Error) { state.withLock { $0.failure = error } }
}
