/// One signed request, ready to be sent once.
///
/// Its description holds neither the address, whose path may name a person, nor a header value.
public struct HTTPRequest: Sendable {
  /// The method.
  public var method: HTTPMethod
  /// The whole address, percent-encoded.
  public var url: String
  /// The header fields, signature and user key among them.
  public var headers: HTTPHeaders
  /// The body, or nil for a request without one.
  public var body: [UInt8]?
  /// The largest answer to accept, in bytes, after any content coding is undone.
  public var maximumBodyBytes: Int

  /// Makes a request.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - url: The whole address, percent-encoded.
  ///   - headers: The header fields.
  ///   - body: The body, or nil for none.
  ///   - maximumBodyBytes: The largest answer to accept, in bytes, after any content coding is undone.
  public init(
    method: HTTPMethod, url: String, headers: HTTPHeaders = HTTPHeaders(), body: [UInt8]? = nil, maximumBodyBytes: Int
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.maximumBodyBytes = maximumBodyBytes
  }
}

extension HTTPRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The method and the names of the header fields.
  public var description: String { "\(method.rawValue) request with \(headers)" }

  /// The same as ``description``.
  public var debugDescription: String { description }

  /// A mirror without children, so that `dump` shows neither address nor body.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
