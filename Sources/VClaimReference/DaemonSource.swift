import FoundationEssentials
import ReferenceStore
import VClaim

/// The daemon as a live source: on a miss it looks into its file and asks the service, once for all programs that ask it.
///
/// It remembers what the service said, so nothing that it says of absence is remembered a second time here.
struct DaemonSource: LiveSource {
  /// What carries requests to the daemon's socket.
  let transport: any HTTPTransport
  /// How long the daemon may take.
  let patience: Duration
  /// The largest answer to accept, in bytes.
  private static let answerLimit = 16 << 20
  /// The most rows of the service's own search that the daemon gives.
  private static let mostRows = 1_000

  private struct Refusal: Decodable {
    struct Body: Decodable {
      let code: String
      let message: String
    }

    let error: Body
  }

  func answer(for dataset: Dataset, key: [String]) async throws(VClaimError) -> LiveAnswer {
    try await told(of: dataset, key: key).answer
  }

  func told(of dataset: Dataset, key: [String]) async throws(VClaimError) -> Told {
    let path = ([dataset.commandName] + key).map(PercentEncoding.segment).joined(separator: "/")
    guard let body = try await get("/v1/\(path)", dataset) else {
      return Told(answer: .notAsked("the daemon does not tell it"))
    }
    do {
      let found = try LookupDocument.lookup(in: body, of: dataset)
      return Told(
        // Absence as the daemon tells it may be the file's word alone: it is passed on, and never remembered.
        answer: found.value.map { .found($0) } ?? .notListed,
        knowledge: .init(asOf: found.asOf, isFromFile: found.source == .local, isStale: found.isStale))
    } catch {
      throw Self.unreadable
    }
  }

  func rows(of dataset: Dataset, matching text: String) async throws(VClaimError) -> [Record]? {
    let query = "q=\(PercentEncoding.segment(text))&limit=\(Self.mostRows)&live=1"
    guard let body = try await get("/v1/\(dataset.commandName)?\(query)", dataset) else { return nil }
    do {
      return try SearchDocument.result(in: body, of: dataset, matching: text).rows
    } catch {
      throw Self.unreadable
    }
  }

  /// Asks the daemon.
  ///
  /// - Returns: The document; nil for what the daemon does not know, or cannot ask as it is configured.
  private func get(_ target: String, _ dataset: Dataset) async throws(VClaimError) -> [UInt8]? {
    let request = HTTPRequest(method: .get, url: target, maximumBodyBytes: Self.answerLimit)
    let response: HTTPResponse
    do { response = try await transport.send(request, within: patience) } catch {
      throw Self.failure(error)
    }
    if response.status == 200 { return response.body }
    guard let refusal = try? JSONDecoder().decode(Refusal.self, from: Data(response.body)).error else {
      throw Self.unreadable
    }
    switch response.status {
    case 404, 422: return nil
    // What the service said to the daemon is said again, so that callers can tell a refusal from an outage.
    case 502: throw Self.failure(refusal, of: dataset)
    case 504: throw VClaimError(.timedOut, refusal.message)
    default: throw VClaimError(.unavailable, "the daemon: \(refusal.message)")
    }
  }

  /// What the service said to the daemon, without the words that are put around it here once more.
  private static func failure(_ refusal: Refusal.Body, of dataset: Dataset) -> VClaimError {
    var error = VClaimError(VClaimError.Code(rawValue: refusal.code), refusal.message)
    let (beginning, end) = (ReferenceError.missed(dataset), " (\(error.shortDescription))")
    if error.message.hasPrefix(beginning), error.message.hasSuffix(end) {
      error.message = String(error.message.dropFirst(beginning.count).dropLast(end.count))
    }
    return error
  }

  private static func failure(_ error: TransportError) -> VClaimError {
    switch error.code {
    case .timedOut: VClaimError(.timedOut, "the daemon did not answer in time", underlying: error)
    case .cancelled: VClaimError(.cancelled, "the question to the daemon was called off", underlying: error)
    case .unreachable: VClaimError(.unreachable, "no daemon answers at the socket", underlying: error)
    default: VClaimError(.unavailable, "the daemon cannot be asked: \(error.message)", underlying: error)
    }
  }

  private static var unreadable: VClaimError {
    VClaimError(.malformedAnswer, "what answers at the socket is no daemon of this kind")
  }
}
