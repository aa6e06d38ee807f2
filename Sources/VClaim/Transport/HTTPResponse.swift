/// An answer with its whole body.
public struct HTTPResponse: Sendable {
  /// The HTTP status, 100 to 599.
  public var status: Int
  /// The header fields.
  public var headers: HTTPHeaders
  /// The whole body, content coding undone.
  public var body: [UInt8]

  /// Makes an answer.
  ///
  /// - Parameters:
  ///   - status: The HTTP status, 100 to 599.
  ///   - headers: The header fields.
  ///   - body: The whole body.
  public init(status: Int, headers: HTTPHeaders = HTTPHeaders(), body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

extension HTTPResponse: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The status and the size of the body.
  public var description: String { "HTTP \(status) with \(body.count) bytes" }

  /// The same as ``description``.
  public var debugDescription: String { description }

  /// A mirror without children, so that `dump` does not show the body.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
