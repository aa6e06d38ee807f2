import Synchronization
import VClaim

/// A transport that answers from a list, and remembers what it was asked.
final class ScriptedTransport: HTTPTransport {
  typealias Answer = @Sendable (HTTPRequest) throws(TransportError) -> HTTPResponse

  private struct State {
    var answers: [Answer]
    var requests: [HTTPRequest] = []
    var limits: [Duration] = []
  }

  private let state: Mutex<State>

  /// Makes a transport; the last answer is given to all further requests as well.
  init(_ answers: [Answer]) {
    self.state = Mutex(State(answers: answers))
  }

  var requests: [HTTPRequest] { state.withLock { $0.requests } }

  var limits: [Duration] { state.withLock { $0.limits } }

  func send(_ request: HTTPRequest, within limit: Duration) async throws(TransportError) -> HTTPResponse {
    let answer: Answer? = state.withLock {
      $0.requests.append(request)
      $0.limits.append(limit)
      return $0.answers.count > 1 ? $0.answers.removeFirst() : $0.answers.first
    }
    guard let answer else { throw TransportError(.unreachable, "nothing is scripted") }
    return try answer(request)
  }
}
