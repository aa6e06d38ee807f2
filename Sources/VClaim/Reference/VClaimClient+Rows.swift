extension VClaimClient {
  /// Asks one reference end point.
  ///
  /// - Parameter request: The end point and its arguments.
  /// - Returns: The rows in the service's order, each code once. Empty only when the service said that there is no data,
  ///   or sent an empty list.
  /// - Throws: ``VClaimError``: `unsupported` or `invalidArgument` before anything is sent, else what went wrong with the
  ///   last try.
  public func rows(for request: ReferenceRequest) async throws(VClaimError) -> [ReferenceRow] {
    try request.check(for: configuration.dialect)
    return try await checkedRows(for: request)
  }

  /// Off the caller's actor: some lists have tens of thousands of rows.
  @concurrent
  private func checkedRows(for request: ReferenceRequest) async throws(VClaimError) -> [ReferenceRow] {
    let call = ServiceCall(method: .get, template: request.template, path: request.path)
    guard let payload = try await payload(of: call) else { return [] }
    do throws(WireError) {
      return try request.isExact
        ? lookedUpRows(in: payload, listKey: request.listKey) : referenceRows(in: payload, listKey: request.listKey)
    } catch {
      throw VClaimError(error, endpoint: request.template, dialect: configuration.dialect)
    }
  }

  /// Asks one reference end point whose rows are no more than a code and a name.
  func values<Value: CodedValue>(for request: ReferenceRequest) async throws(VClaimError) -> [Value] {
    try await rows(for: request).map { Value($0) }
  }
}
