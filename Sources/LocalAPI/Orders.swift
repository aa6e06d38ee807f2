internal import Glibc
internal import HTTPTypes
internal import Logging
internal import ReferenceStore
internal import ReferenceSync
internal import VClaimReference

/// Does what a client asks the daemon to do.
struct Orders: Sendable {
  let sync: SyncService
  let logger: Logger

  /// Asks for a pull, and waits for it where the order says so.
  ///
  /// - Parameters:
  ///   - body: The body of the request.
  ///   - peer: Who asks.
  /// - Returns: 202 with what will be pulled, or 200 with what came of it.
  /// - Throws: A ``Refusal``, or what encoding throws.
  func resync(_ body: [UInt8], by peer: Peer) async throws -> Answer {
    let order = try ResyncOrder(body)
    let datasets = try order.datasets(of: sync.datasets)
    logger.notice(
      "resync asked for over the socket",
      metadata: [
        "datasets": .string(datasets.map(\.name).joined(separator: ",")), "uid": .stringConvertible(peer.userID),
        "pid": .stringConvertible(peer.processID),
      ])
    guard order.isWaiting else {
      guard sync.resync(datasets) else { throw Self.stopping }
      return try Answer(ResyncDocument(datasets), status: .accepted)
    }
    switch await sync.resyncAndWait(datasets) {
    case .pulled(let results): return try Answer(SyncDocument(results))
    case .calledOff: throw Self.stopping
    }
  }

  private static let stopping = Refusal(
    .serviceUnavailable, "stopping", "the daemon is stopping; not all of it was pulled")
}
