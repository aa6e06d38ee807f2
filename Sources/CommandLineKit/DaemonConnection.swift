internal import FoundationEssentials
package import ReferenceStore
package import ReferenceSync
internal import VClaim
internal import VClaimHTTP
package import VClaimReference

/// Questions to a running daemon over its socket.
///
/// A daemon that is not there is no error: the answer is then nil. One that is there and does not answer in time is one, for
/// what it was asked may still be under way.
package struct DaemonConnection: Sendable {
  private struct Decision: Encodable {
    let dataset: String
    let partition: String?
  }

  private struct RollbackOrder: Encodable {
    private enum CodingKeys: String, CodingKey {
      case dataset
      case generation
      case isDryRun = "dry_run"
    }

    let dataset: String
    let generation: Int64
    let isDryRun: Bool
  }

  private struct Order: Encodable {
    private enum CodingKeys: String, CodingKey {
      case datasets
      case wait
      case isDryRun = "dry_run"
    }

    let datasets: [String]?
    let wait: Bool
    /// Nil where it is not asked for: a daemon of an older version knows no dry run.
    var isDryRun: Bool?
  }

  /// The largest answer to accept, in bytes: all but lists of rows are far below.
  private static let answerLimit = 16 << 20
  /// How long a daemon may take for what it knows without asking anybody, unless it is said.
  package static let usualPatience = Duration.seconds(5)
  /// How long it may take to compare or publish what is held: the largest list on a slow disk.
  private static let patienceWithDecisions = Duration.seconds(120)
  /// How long a resync of everything may take: the largest crawl at the lowest rate.
  private static let longestPull = Duration.seconds(7 * 86_400)

  private let transport: any HTTPTransport
  private let path: String
  private let patience: Duration
  private let forbiddenIsAbsent: Bool

  /// Talks to a daemon.
  ///
  /// - Parameters:
  ///   - path: The socket.
  ///   - transport: What carries requests to it.
  ///   - patience: How long it may take for what it knows without asking anybody.
  ///   - forbiddenIsAbsent: Whether a socket to which this user may not connect counts as no daemon.
  private init(path: String, transport: any HTTPTransport, patience: Duration, forbiddenIsAbsent: Bool) {
    self.path = path
    self.transport = transport
    self.patience = patience
    self.forbiddenIsAbsent = forbiddenIsAbsent
  }

  /// Lends a connection to a piece of work, and closes it afterwards.
  ///
  /// - Parameters:
  ///   - path: The socket.
  ///   - patience: How long the daemon may take for what it knows without asking anybody.
  ///   - forbiddenIsAbsent: Whether a socket to which this user may not connect counts as no daemon, for a caller that has
  ///     another way to its answer; else it is an error.
  ///   - body: The work.
  /// - Returns: What the work returns.
  /// - Throws: What the work throws.
  package static func with<Result>(
    _ path: String, patience: Duration = usualPatience, forbiddenIsAbsent: Bool = false,
    _ body: (DaemonConnection) async throws -> Result
  ) async throws -> Result {
    let transport = try UnixSocketTransport(path: path)
    do {
      let result = try await body(
        DaemonConnection(
          path: path, transport: transport, patience: patience, forbiddenIsAbsent: forbiddenIsAbsent))
      await transport.shutdown()
      return result
    } catch {
      await transport.shutdown()
      throw error
    }
  }

  /// How the daemon stands.
  ///
  /// - Returns: The document; nil when no daemon answers.
  /// - Throws: ``CommandError`` when it answers with an error or with something else than the document.
  package func status() async throws(CommandError) -> StatusDocument? {
    guard let body = try await send(.get, "/v1/status", within: patience) else { return nil }
    return try decoded(body)
  }

  /// Looks one row up.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - key: The parts of the key.
  ///   - asksFirst: Whether the daemon is to ask the service without looking into the file.
  ///   - limit: How long the daemon may take for the service.
  /// - Returns: The answer; nil when no daemon answers.
  /// - Throws: ``CommandError`` when it answers with an error, the service's failure among it.
  package func record(
    of dataset: Dataset, key: [String], asksFirst: Bool, within limit: Duration
  ) async throws(CommandError) -> Lookup<Record>? {
    let parts = ([dataset.commandName] + key).map(PercentEncoding.segment).joined(separator: "/")
    // The daemon's own deadline comes first, so that its error is the one that is told.
    let body = try await send(.get, "/v1/\(parts)\(asksFirst ? "?live=1" : "")", within: limit + patience)
    guard let body else { return nil }
    do { return try LookupDocument.lookup(in: body, of: dataset) } catch { throw unreadable() }
  }

  /// Has the daemon ask the service's own search.
  ///
  /// - Parameters:
  ///   - dataset: The dataset, or one that only the service has.
  ///   - text: What to search for.
  ///   - found: The most rows to return.
  ///   - limit: How long the daemon may take for the service.
  /// - Returns: The answer; nil when no daemon answers.
  /// - Throws: ``CommandError`` when it answers with an error, the service's failure among it.
  package func liveRecords(
    of dataset: Dataset, matching text: String, atMost found: Int, within limit: Duration
  ) async throws(CommandError) -> SearchResult<Record>? {
    let query = "q=\(PercentEncoding.segment(text))&limit=\(found)&live=1"
    guard let body = try await send(.get, "/v1/\(dataset.commandName)?\(query)", within: limit + patience) else {
      return nil
    }
    do { return try SearchDocument.result(in: body, of: dataset, matching: text) } catch { throw unreadable() }
  }

  /// Asks for a pull.
  ///
  /// - Parameter datasets: What to pull; none means all that the daemon keeps.
  /// - Returns: What will be pulled; nil when no daemon answers.
  /// - Throws: ``CommandError`` when it refuses.
  package func resync(_ datasets: [Dataset]) async throws(CommandError) -> ResyncAnswer? {
    guard let body = try await order(datasets, wait: false, within: patience) else { return nil }
    return try decoded(body)
  }

  /// Asks for a pull and waits until it is done.
  ///
  /// - Parameters:
  ///   - datasets: What to pull; none means all that the daemon keeps.
  ///   - isDryRun: Whether to tell only what would change.
  /// - Returns: What came of it; nil when no daemon answers.
  /// - Throws: ``CommandError`` when it refuses or stops meanwhile.
  package func resyncAndWait(_ datasets: [Dataset], dryRun isDryRun: Bool = false) async throws(CommandError)
    -> SyncDocument?
  {
    let body = try await order(datasets, wait: true, dryRun: isDryRun ? true : nil, within: Self.longestPull)
    guard let body else { return nil }
    return try decoded(body)
  }

  /// What the guard holds back.
  ///
  /// - Returns: The document; nil when no daemon answers.
  /// - Throws: ``CommandError`` when it answers with an error or with something else than the document.
  package func pending() async throws(CommandError) -> PendingDocument? {
    guard let body = try await send(.get, "/v1/pending", within: Self.patienceWithDecisions) else { return nil }
    return try decoded(body)
  }

  /// Approves or rejects what the guard holds back of a dataset.
  ///
  /// - Parameters:
  ///   - isApproved: Whether it is published; else dropped.
  ///   - dataset: The dataset.
  ///   - partition: The partition's name; nil for all that is held of the dataset.
  /// - Returns: What became of it; nil when no daemon answers.
  /// - Throws: ``CommandError`` when it refuses, `absent` when nothing is held.
  package func decide(
    _ isApproved: Bool, _ dataset: Dataset, partition: String?
  ) async throws(CommandError) -> DecisionDocument? {
    let decision = Decision(dataset: dataset.name, partition: partition)
    guard let text = try? JSONText.encode(decision) else { throw unreadable() }
    let body = try await send(
      .post, isApproved ? "/v1/approve" : "/v1/reject", Array(text.utf8), within: Self.patienceWithDecisions)
    guard let body else { return nil }
    return try decoded(body)
  }

  /// Brings a dataset back to what it was at a generation, and pins it.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - generation: The generation.
  ///   - dryRun: Whether to tell only what would change.
  /// - Returns: What changed; nil when no daemon answers.
  /// - Throws: ``CommandError`` when it refuses, `absent` when what was then is not known.
  package func rollBack(
    _ dataset: Dataset, to generation: Int64, dryRun: Bool
  ) async throws(CommandError) -> RollbackDocument? {
    let order = RollbackOrder(dataset: dataset.name, generation: generation, isDryRun: dryRun)
    guard let text = try? JSONText.encode(order) else { throw unreadable() }
    let body = try await send(.post, "/v1/rollback", Array(text.utf8), within: Self.patienceWithDecisions)
    guard let body else { return nil }
    return try decoded(body)
  }

  /// Has the daemon read its configuration again.
  ///
  /// - Returns: What changed; nil when no daemon answers.
  /// - Throws: ``CommandError`` when the configuration cannot be used, with the status that a start would have ended with.
  package func reload() async throws(CommandError) -> ReloadDocument? {
    guard let body = try await send(.post, "/v1/reload", within: patience) else { return nil }
    return try decoded(body)
  }

  /// Which service is left alone, and why.
  ///
  /// - Returns: The document; nil when no daemon answers.
  /// - Throws: ``CommandError`` when it answers with an error or with something else than the document.
  package func coolDowns() async throws(CommandError) -> CoolDownDocument? {
    guard let body = try await send(.get, "/v1/cooldown", within: patience) else { return nil }
    return try decoded(body)
  }

  /// Has every cool-down ended.
  ///
  /// - Returns: What was ended; nil when no daemon answers.
  /// - Throws: ``CommandError`` when it refuses.
  package func clearCoolDowns() async throws(CommandError) -> CoolDownDocument? {
    guard let body = try await send(.delete, "/v1/cooldown", within: patience) else { return nil }
    return try decoded(body)
  }

  private func order(
    _ datasets: [Dataset], wait: Bool, dryRun isDryRun: Bool? = nil, within limit: Duration
  ) async throws(CommandError) -> [UInt8]? {
    let order = Order(datasets: datasets.isEmpty ? nil : datasets.map(\.name), wait: wait, isDryRun: isDryRun)
    guard let body = try? JSONText.encode(order) else { throw unreadable() }
    return try await send(.post, "/v1/resync", Array(body.utf8), within: limit)
  }

  private func send(
    _ method: HTTPMethod, _ target: String, _ body: [UInt8]? = nil, within limit: Duration
  ) async throws(CommandError) -> [UInt8]? {
    let request = HTTPRequest(method: method, url: target, body: body, maximumBodyBytes: Self.answerLimit)
    let response: HTTPResponse
    do {
      response = try await transport.send(request, within: limit)
    } catch {
      switch error.code {
      case .unreachable where !error.mayHaveArrived: return nil
      case .forbidden:
        if forbiddenIsAbsent { return nil }
        throw CommandError(
          .credentialsRefused, "this user may not connect to the daemon at \(path.escapedLine)\(SocketGroup.hint(path))"
        )
      case .timedOut:
        throw CommandError(
          .unavailable, "the daemon at \(path.escapedLine) is there and did not answer within \(limit)")
      case .cancelled: throw CommandError(.tryLater, "called off")
      default: throw CommandError(.unavailable, "the daemon at \(path.escapedLine): \(error.message)")
      }
    }
    guard (200..<300).contains(response.status) else { throw refusal(response) }
    return response.body
  }

  private func decoded<Document: Decodable>(_ body: [UInt8]) throws(CommandError) -> Document {
    do { return try JSONDecoder().decode(Document.self, from: Data(body)) } catch { throw unreadable() }
  }

  private func refusal(_ response: HTTPResponse) -> CommandError {
    guard let error = try? JSONDecoder().decode(RefusalAnswer.self, from: Data(response.body)).error else {
      return unreadable()
    }
    let status: ExitStatus =
      switch (response.status, error.code) {
      case (_, "settings_unreadable"): .inputOutput
      case (_, "dataset_off"), (_, "not_offered"), (_, "settings_invalid"), (_, "settings_missing"): .configuration
      case (_, "nothing_held"), (_, "unknown_past"): .absent
      case (_, "newer_file"): .configuration
      case (403, _), (409, "credentials_refused"): .credentialsRefused
      case (409, _): .tryLater
      case (400..<500, _): .usage
      case (502, let code): .of(serviceCode: code)
      case (503, _), (504, _): .unavailable
      default: .internalError
      }
    return CommandError(status, error.message.escapedLine)
  }

  private func unreadable() -> CommandError {
    CommandError(.badData, "what answers at \(path.escapedLine) is no daemon of this kind")
  }
}

/// The answer to a resync that is not waited for.
package struct ResyncAnswer: Codable, Sendable {
  /// The datasets that will be pulled, in the order of pulling.
  package let datasets: [String]
}

/// An answer that is an error: `contract.md`, section 5.
private struct RefusalAnswer: Decodable {
  struct Body: Decodable {
    let code: String
    let message: String
  }

  let error: Body
}
