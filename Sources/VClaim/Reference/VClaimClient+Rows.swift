extension VClaimClient {
  /// Asks one reference end point.
  ///
  /// - Parameter request: The end point and its arguments.
  /// - Returns: The rows in the service's order, each code once. Empty only when the service said that there is no data,
  ///   or sent an empty list.
  /// - Throws: ``VClaimError``: `unsupported` or `invalidArgument` before anything is sent, else what went wrong with the
  ///   last try.
  public func rows(for request: ReferenceRequest) async throws(VClaimError) -> [ReferenceRow] {
    try await answer(to: request).rows
  }

  /// Asks one reference end point, for a caller who has to know how many rows the service sent.
  ///
  /// - Parameter request: The end point and its arguments.
  /// - Returns: The rows that ``rows(for:)`` returns, with the number of rows received.
  /// - Throws: The same as ``rows(for:)``.
  package func answer(to request: ReferenceRequest) async throws(VClaimError) -> ReferenceAnswer {
    try request.check(for: configuration.dialect)
    return try await checkedAnswer(to: request)
  }

  private func checkedAnswer(to request: ReferenceRequest) async throws(VClaimError) -> ReferenceAnswer {
    let call = ServiceCall(
      method: .get, service: request.service, template: request.template, path: request.path)
    let dialect = configuration.dialect
    let open: AnswerReader<ListPayload>.Opening = { envelope, cipher, limit throws(WireError) in
      try listPayload(of: envelope, cipher: cipher, limit: limit, shape: request.shape)
    }
    return try await answer(to: call, opening: open) { payload throws(VClaimError) in
      guard let payload else { return ReferenceAnswer(rows: [], received: 0) }
      do throws(WireError) {
        guard request.isExact else {
          return try referenceAnswer(in: payload, listKey: request.listKey, shape: request.shape)
        }
        let rows = try lookedUpRows(in: payload, listKey: request.listKey)
        return ReferenceAnswer(rows: rows, received: rows.count)
      } catch {
        throw VClaimError(error, endpoint: request.template, dialect: dialect)
      }
    }
  }

  /// Asks one reference end point whose rows are no more than a code and a name.
  func values<Value: CodedValue>(for request: ReferenceRequest) async throws(VClaimError) -> [Value] {
    try await rows(for: request).map { Value($0) }
  }
}
