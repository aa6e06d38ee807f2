internal import DaemonMetrics
internal import HTTPTypes
internal import ReferenceStore
internal import ReferenceSync
internal import StatusPage
internal import VClaim
internal import VClaimReference

/// Answers every question that reads: from the file, and for a miss from the service.
struct Answers: Sendable {
  private struct Health: Encodable {
    let status: String
  }

  let reference: ReferenceLibrary
  let state: DaemonState
  let decisions: HeldDecisions
  let misses: any MissNotes
  let counters: MetricsCounters
  let metrics: MetricsReport
  let limits: LocalAPILimits

  /// Answers a question.
  ///
  /// - Parameters:
  ///   - question: What is asked.
  ///   - door: Where it came in: through the port, a miss is absent, and no reason to ask the service or to note a key.
  /// - Returns: The answer.
  /// - Throws: A ``Refusal``, or what encoding throws.
  func answer(_ question: Question, over door: Door) async throws -> Answer {
    do {
      switch question {
      case .page:
        let page = StatusPage(
          try await state.document(), pending: try? await decisions.pending(), isServed: true,
          now: reference.local.now())
        return Answer(
          page.html, mediaType: StatusPage.mediaType, contentSecurityPolicy: StatusPage.policy)
      case .health: return try Answer(Health(status: "alive"))
      case .readiness:
        _ = try reference.local.generation()
        return try Answer(Health(status: "ready"))
      case .status: return try Answer(try await state.document())
      case .metrics: return Answer(await metrics.text(), mediaType: MetricsReport.mediaType)
      case .pending: return try Answer(try await decisions.pending())
      case .coolDown: return try Answer(CoolDownDocument(state.gate.coolDowns))
      case .changes(let generation, let dataset):
        let page = try reference.local.reader.journal(
          since: generation, dataset: dataset, limit: limits.journalEntries)
        return Answer(pieces: try ChangesDocument.pieces(page, size: limits.pieceBytes))
      case .history(let dataset, let key):
        let history = try reference.local.keyHistory(of: dataset, key: key)
        return Answer(pieces: try ChangesDocument.pieces(history, size: limits.pieceBytes))
      case .lookUp(let dataset, let key, let isLive):
        let found =
          door.asksService
          ? try await reference.record(of: dataset, key: key, within: limits.lookUp(), asksFirst: isLive)
          : try reference.local.record(of: dataset, key: key)
        counters.countLookUp(from: found.source.rawValue)
        if found.value == nil, door.asksService { await misses.note(dataset, key: key) }
        return try Answer(LookupDocument(found, of: dataset))
      case .pastLookUp(let dataset, let key, let day):
        let found = try reference.local.record(of: dataset, key: key, asOf: try moment(day))
        return try Answer(LookupDocument(found, of: dataset))
      case .search(let dataset, let text, let limit):
        let found = try reference.local.records(of: dataset, matching: text, limit: limit)
        return try Answer(SearchDocument(found, of: dataset))
      case .liveSearch(let dataset, let text, let limit):
        let found = try await reference.liveRecords(
          of: dataset, matching: text, atMost: limit, within: limits.lookUp())
        return try Answer(SearchDocument(found, of: dataset, source: .live))
      case .list(let dataset):
        return Answer(pieces: try ListDocument.pieces(of: dataset, in: reference.local, size: limits.pieceBytes))
      case .pastList(let dataset, let day):
        return Answer(
          pieces: try ListDocument.pieces(
            of: dataset, in: reference.local, asOf: try moment(day), size: limits.pieceBytes))
      }
    } catch let error as ReferenceError {
      throw Refusal(error)
    } catch let error as StoreError {
      throw Refusal(
        .serviceUnavailable, error.shortDescription, "the reference file cannot be read: \(error.message)")
    }
  }

  /// The end of a day, which must have begun.
  private func moment(_ day: CalendarDay) throws(Refusal) -> Int64 {
    guard !day.isFuture(at: reference.local.now()) else { throw .badRequest("as_of is a day that has not begun yet") }
    return LocalDay.end(of: day)
  }
}
