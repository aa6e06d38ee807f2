internal import Glibc
internal import HTTPTypes
internal import Logging
internal import ReferenceStore
internal import ReferenceSync
internal import VClaimReference

/// Does what a client asks the daemon to do.
struct Orders: Sendable {
  let sync: SyncService
  let decisions: HeldDecisions
  let gate: UpstreamGate
  let reload: Reload
  let logger: Logger

  /// Does what an order says.
  ///
  /// - Parameters:
  ///   - order: What is asked for.
  ///   - body: The body of the request.
  ///   - peer: Who asks; may do so.
  /// - Returns: The answer.
  /// - Throws: A ``Refusal``, or what encoding throws.
  func carryOut(_ order: Order, _ body: [UInt8], by peer: Peer) async throws -> Answer {
    if let reason = sync.frozen, order.writes {
      throw Refusal(.serviceUnavailable, "newer_file", "\(reason)")
    }
    return switch order {
    case .resync: try await resync(body, by: peer)
    case .approve: try await decide(true, body, by: peer)
    case .reject: try await decide(false, body, by: peer)
    case .rollback: try await rollBack(body, by: peer)
    case .clearCoolDown: try await clearCoolDown(by: peer)
    case .reload: try await reload(by: peer)
    }
  }

  private func decide(_ isApproved: Bool, _ body: [UInt8], by peer: Peer) async throws -> Answer {
    let order = try DecisionOrder(body)
    let dataset = try order.dataset()
    let document: DecisionDocument
    do {
      document =
        isApproved
        ? try await decisions.approve(dataset, partition: order.partition)
        : try await decisions.reject(dataset, partition: order.partition)
    } catch {
      throw Refusal(.serviceUnavailable, error.shortDescription, error.description)
    }
    guard !document.isEmpty else {
      let place = order.partition == nil ? "" : " in this partition"
      throw Refusal(.notFound, "nothing_held", "nothing is held of \(dataset.commandName)\(place)")
    }
    logger.notice(
      "\(isApproved ? "approved" : "rejected") over the socket",
      metadata: [
        "dataset": .string(dataset.name),
        "partitions": .string(document.lines.map { $0.partition ?? "whole" }.joined(separator: ",")),
        "unpinned": .stringConvertible(document.unpinned != nil),
        "uid": .stringConvertible(peer.userID), "pid": .stringConvertible(peer.processID),
      ])
    if isApproved { sync.noteApproval(of: dataset) }
    return try Answer(document)
  }

  private func rollBack(_ body: [UInt8], by peer: Peer) async throws -> Answer {
    let order = try RollbackOrder(body)
    let document: RollbackDocument
    do {
      document = try await decisions.rollBack(try order.dataset(), to: order.generation, dryRun: order.isDryRun)
    } catch let error as StoreError {
      throw switch error.code {
      case .unknownPast: Refusal(.notFound, "unknown_past", error.message)
      case .futureGeneration: Refusal(.unprocessableContent, "future_generation", error.message)
      default: Refusal(.serviceUnavailable, error.shortDescription, error.description)
      }
    }
    if !document.isDryRun {
      logger.notice(
        "rolled back and pinned over the socket",
        metadata: [
          "dataset": .string(document.dataset), "to": .stringConvertible(document.target),
          "generation": .stringConvertible(document.generation), "added": .stringConvertible(document.added),
          "changed": .stringConvertible(document.changed), "removed": .stringConvertible(document.removed),
          "uid": .stringConvertible(peer.userID), "pid": .stringConvertible(peer.processID),
        ])
    }
    return try Answer(document)
  }

  private func reload(by peer: Peer) async throws -> Answer {
    logger.notice(
      "reload asked for over the socket",
      metadata: ["uid": .stringConvertible(peer.userID), "pid": .stringConvertible(peer.processID)])
    do { return try Answer(try await reload()) } catch let error as ReloadError {
      throw Refusal(.unprocessableContent, error.code, error.description)
    }
  }

  /// Asks for a pull, and waits for it where the order says so.
  ///
  /// - Parameters:
  ///   - body: The body of the request.
  ///   - peer: Who asks.
  /// - Returns: 202 with what will be pulled, or 200 with what came of it.
  /// - Throws: A ``Refusal``, with 409 while a cool-down forbids all of it, or what encoding throws.
  func resync(_ body: [UInt8], by peer: Peer) async throws -> Answer {
    let order = try ResyncOrder(body)
    let datasets = try order.datasets(of: sync.datasets)
    guard order.isWaiting || !order.isDryRun else {
      throw Refusal.badRequest("a dry run changes nothing: its outcome is to be waited for")
    }
    if let refusal = sync.refusal(of: datasets) {
      let code = refusal.kind == .credentialsRefused ? "credentials_refused" : "cool_down"
      throw Refusal(.conflict, code, "\(refusal.description); vclaimctl cooldown clear ends that")
    }
    logger.notice(
      order.isDryRun ? "dry run asked for over the socket" : "resync asked for over the socket",
      metadata: [
        "datasets": .string(datasets.map(\.name).joined(separator: ",")), "uid": .stringConvertible(peer.userID),
        "pid": .stringConvertible(peer.processID),
      ])
    guard order.isWaiting else {
      guard sync.resync(datasets) else { throw Self.stopping }
      return try Answer(ResyncDocument(datasets), status: .accepted)
    }
    switch await (order.isDryRun ? sync.dryRun(datasets) : sync.resyncAndWait(datasets)) {
    case .pulled(let results): return try Answer(SyncDocument(results))
    case .calledOff: throw Self.stopping
    }
  }

  private func clearCoolDown(by peer: Peer) async throws -> Answer {
    let ended = await gate.clear()
    logger.notice(
      "cool-downs cleared over the socket",
      metadata: [
        "services": .string(ended.map(\.service).joined(separator: ",")), "uid": .stringConvertible(peer.userID),
        "pid": .stringConvertible(peer.processID),
      ])
    return try Answer(CoolDownDocument(gate.coolDowns, cleared: ended))
  }

  private static let stopping = Refusal(
    .serviceUnavailable, "stopping", "the daemon is stopping; not all of it was pulled")
}
