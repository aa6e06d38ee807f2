import Synchronization
import VClaim

@testable import VClaimSimulator

/// Carries requests to a simulator in the same process, and spoils a share of its answers.
final class SpoilingTransport: HTTPTransport {
  /// What it carried.
  struct Account: Sendable {
    /// When each request was sent, in unix seconds.
    var sentAt: [Int64] = []
    /// How many answers were spoilt, in each way.
    var spoilt: [BadAnswer: Int] = [:]
    /// How many answers asked to be left alone for a time.
    var rests = 0
    /// How many requests were sent before such a time was over.
    var unrests = 0
  }

  fileprivate struct State {
    var chance: SeededChance
    var share = 0.0
    var pages: [String: [[UInt8]]] = [:]
    var account = Account()
    /// Before when nothing is to be sent, in unix seconds.
    var restsUntil = Int64.min
  }

  private let simulator: Simulator
  private let dialect: Dialect
  private let now: @Sendable () -> Int64
  private let state: Mutex<State>

  init(_ simulator: Simulator, dialect: Dialect, seed: UInt64, now: @escaping @Sendable () -> Int64) {
    self.simulator = simulator
    self.dialect = dialect
    self.now = now
    state = Mutex(State(chance: SeededChance(state: seed)))
  }

  var account: Account { state.withLock { $0.account } }

  /// Spoils that share of the answers from now on, 0 to 1.
  func spoil(_ share: Double) { state.withLock { $0.share = share } }

  func send(_ request: HTTPRequest, within limit: Duration) async throws(TransportError) -> HTTPResponse {
    state.withLock { state in
      state.account.sentAt.append(now())
      if now() < state.restsUntil { state.account.unrests += 1 }
    }
    let path = "/" + (request.url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).last ?? "")
    let reply: SimulatorReply
    do {
      reply = try await simulator.reply(
        to: SimulatorRequest(
          method: request.method.rawValue, path: path,
          headers: request.headers.fields.map { (name: $0.name, value: $0.value) }, body: request.body ?? []))
    } catch {
      throw TransportError(.cancelled, "the task was cancelled")
    }
    let answer = HTTPResponse(
      status: reply.status,
      headers: HTTPHeaders(reply.headers.map { HTTPHeaders.Field(name: $0.key, value: $0.value) }), body: reply.body)
    return try state.withLock { state throws(TransportError) in
      let carried = try state.carry(answer, to: path, dialect)
      if let rest = carried.headers["Retry-After"].flatMap(Int64.init) {
        state.account.rests += 1
        state.restsUntil = max(state.restsUntil, now() + rest)
      }
      return carried
    }
  }
}

extension SpoilingTransport.State {
  mutating func carry(
    _ answer: HTTPResponse, to path: String, _ dialect: Dialect
  ) throws(TransportError) -> HTTPResponse {
    // What comes before start and limit names the list.
    let list = path.split(separator: "/").dropLast(2).joined(separator: "/")
    let earlier = pages[list, default: []].filter { $0 != answer.body }
    if dialect == .paged, earlier.count == pages[list, default: []].count {
      pages[list, default: []].append(answer.body)
    }
    guard Double.random(in: 0..<1, using: &chance) < share else { return answer }
    let ways = BadAnswer.allCases.filter { $0.exists(in: dialect) }
    guard let way = ways.randomElement(using: &chance) else { return answer }
    account.spoilt[way, default: 0] += 1
    return try way.spoil(answer, earlier: earlier.randomElement(using: &chance), using: &chance)
  }
}

/// A small generator of reproducible chance (a 64-bit linear congruential one).
struct SeededChance: RandomNumberGenerator, Sendable {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33 | state << 31
  }
}
