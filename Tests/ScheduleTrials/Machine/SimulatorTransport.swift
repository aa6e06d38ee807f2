import Synchronization
import VClaim

@testable import VClaimSimulator

/// Carries requests to a simulator in the same process: the real client and the real service, without sockets.
final class SimulatorTransport: HTTPTransport {
  private struct State {
    var simulator: Simulator
    /// When each request came, in seconds since the trial began.
    var moments: [Int64] = []
  }

  private let state: Mutex<State>
  private let timeline: Timeline

  init(_ simulator: Simulator, timeline: Timeline) {
    state = Mutex(State(simulator: simulator))
    self.timeline = timeline
  }

  var simulator: Simulator { state.withLock { $0.simulator } }
  /// When each request came, in seconds since the trial began.
  var moments: [Int64] { state.withLock { $0.moments } }

  /// Puts another simulator into the place of the one that is asked.
  func connect(to simulator: Simulator) { state.withLock { $0.simulator = simulator } }

  func send(_ request: HTTPRequest, within limit: Duration) async throws(TransportError) -> HTTPResponse {
    let start = timeline.elapsed
    let simulator = state.withLock { state in
      state.moments.append(start.components.seconds)
      return state.simulator
    }
    let reply: SimulatorReply
    do {
      reply = try await simulator.reply(to: SimulatorRequest(request))
      if let pace = reply.pace {
        try await simulator.wait(for: pace.every * max(0, reply.portions.count - 1), on: nil)
      }
    } catch {
      throw TransportError(.cancelled, "the task was cancelled")
    }
    if timeline.elapsed - start > limit { throw TransportError(.timedOut, "no whole answer within \(limit)") }
    if reply.isReset || reply.announcedLength != reply.body.count {
      throw TransportError(.cut, "the connection ended before the answer was whole")
    }
    if (300..<400).contains(reply.status) { throw TransportError(.redirected, "redirects are not followed") }
    if reply.body.count > request.maximumBodyBytes { throw TransportError(.bodyTooLarge, "the body is too large") }
    let headers = reply.headers.map { HTTPHeaders.Field(name: $0.key, value: $0.value) }
    return HTTPResponse(status: reply.status, headers: HTTPHeaders(headers), body: reply.body)
  }
}

extension SimulatorRequest {
  fileprivate init(_ request: HTTPRequest) {
    let afterScheme = request.url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).last ?? ""
    self.init(
      method: request.method.rawValue, path: "/" + afterScheme,
      headers: request.headers.fields.map { (name: $0.name, value: $0.value) }, body: request.body ?? [])
  }
}
