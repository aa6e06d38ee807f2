/// Which requests a step is about.
struct RequestFilter: Sendable, Hashable {
  /// The service; `nil` for all of them.
  var service: ServiceName?
  /// The method in capitals; `nil` for all of them.
  var method: String?
  /// The path below the service's base; `nil` for all of them.
  var path: PathGlob?

  /// Decides about one request.
  ///
  /// - Parameter request: The request.
  /// - Returns: Whether the step is about it.
  func matches(_ request: SimulatorRequest) -> Bool {
    if let method, method != request.method { return false }
    var segments = request.path.split(separator: "/").map { String($0).percentDecoded() ?? String($0) }
    let base = segments.isEmpty ? "" : segments.removeFirst()
    if let service, service.basePath != base { return false }
    return path?.matches(segments) ?? true
  }
}
