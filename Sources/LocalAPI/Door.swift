internal import Glibc
internal import HTTPTypes

/// Through which way a request comes in, and what may be asked there.
enum Door: Sendable {
  /// The unix socket: everything, by whoever may; the group is that of the socket's file.
  case socket(Orders, group: @Sendable () -> gid_t?)
  /// The TCP port, which every user of the machine and every page in a browser can reach: what the files tell, and nothing
  /// that asks the service or changes anything.
  case port

  /// Whether a miss may be asked of the service.
  var asksService: Bool {
    switch self {
    case .socket: true
    case .port: false
    }
  }

  /// The way as it is counted.
  var label: String {
    switch self {
    case .socket: "socket"
    case .port: "port"
    }
  }

  /// Lets a request in, or not.
  ///
  /// - Throws: A ``Refusal``, for the port: 421 for the name of another machine, 405 for another method than GET.
  func admit(_ request: HTTPRequest) throws(Refusal) {
    guard case .port = self else { return }
    guard let host = request.authority, HostHeader.isLoopback(host) else {
      throw Refusal(
        .misdirectedRequest, "foreign_host", "the Host header is to name this machine, as localhost or 127.0.0.1")
    }
    guard request.method == .get else { throw .wrongMethod(.get) }
  }

  /// Lets a question through, or not.
  ///
  /// - Throws: A 403, for the port and a question that only the service can answer.
  func admit(_ question: Question) throws(Refusal) {
    guard case .port = self else { return }
    switch question {
    case .lookUp(_, _, isLive: true), .liveSearch:
      throw Refusal(.forbidden, "file_only", "the port answers from the file alone; the socket asks the service")
    default: break
    }
  }
}
