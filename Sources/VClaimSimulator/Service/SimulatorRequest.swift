/// One request as the service sees it, free of any HTTP library.
struct SimulatorRequest: Sendable, Hashable {
  /// `GET`, in capitals.
  var method: String
  /// The path as sent, still percent-encoded, without query.
  var path: String
  /// The body, at most ``bodyLimit`` bytes of it and one more.
  var body: [UInt8]
  private var headers: [String: String]

  /// A body longer than this, in bytes, is refused.
  static let bodyLimit = 1_048_576

  /// Creates a request.
  ///
  /// - Parameters:
  ///   - method: The method in capitals.
  ///   - path: The path as sent.
  ///   - headers: Names, in any case, and values; the last of several with one name counts.
  ///   - body: The body; what is beyond ``bodyLimit`` and one byte may be left out.
  init(method: String, path: String, headers: [(name: String, value: String)], body: [UInt8] = []) {
    self.method = method
    self.path = path
    self.body = body
    self.headers = [:]
    for header in headers {
      self.headers[header.name.lowercased()] = header.value
    }
  }

  /// The value of a header.
  ///
  /// - Parameter name: The header's name in any case.
  /// - Returns: The value, or `nil` when it is absent or empty.
  func header(_ name: String) -> String? {
    headers[name.lowercased()].flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// One answer, free of any HTTP library.
struct SimulatorAnswer: Sendable, Hashable {
  /// HTTP status.
  var status: Int
  /// The body, JSON in UTF-8.
  var body: [UInt8]
}
