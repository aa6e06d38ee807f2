extension VClaimClient {
  /// Sends a question, again where that is allowed, and reads the answer.
  ///
  /// Runs off the caller's actor: decrypting and unpacking a large answer takes a while.
  ///
  /// - Parameter call: The question.
  /// - Returns: The decrypted payload, or nil when the service says that there is no data.
  /// - Throws: The ``VClaimError`` of the last try.
  @concurrent
  func payload(of call: ServiceCall) async throws(VClaimError) -> JSONValue? {
    let access = try access(for: call)
    let policy = call.method == .get ? configuration.retryPolicy : .none
    let watch = Stopwatch(clock)
    var tries = 0
    while true {
      let remaining = configuration.timeout - watch.elapsed
      let isLast = tries + 1 >= policy.maximumTries
      let tryWatch = Stopwatch(clock)
      let outcome = await attempt(call, to: access, within: isLast ? remaining : min(remaining, policy.tryTimeout))
      let duration = tryWatch.elapsed
      tries += 1
      let pause =
        isLast
        ? nil : pause(after: outcome, tries: tries, policy: policy, within: configuration.timeout - watch.elapsed)
      observer?.requestDidEnd(
        RequestRecord(call, outcome, duration: duration, tryNumber: tries, willRetry: pause != nil))
      switch outcome.result {
      case .success(let payload): return payload
      case .failure(var failure):
        failure.tries = tries
        guard let pause else { throw failure }
        do {
          try await clock.sleep(for: pause)
        } catch {
          throw cancelled(call, tries)
        }
      }
    }
  }

  /// The pause before the next try, or nil when there is to be none.
  private func pause(
    after outcome: TryOutcome, tries: Int, policy: RetryPolicy, within remaining: Duration
  ) -> Duration? {
    guard case .failure(let failure) = outcome.result, failure.isRetryable else { return nil }
    let pause = policy.pause(after: tries, retryAfter: failure.retryAfter, chance: chance())
    // Coming back earlier than the service asks would only prolong the trouble: rather give up at once.
    return pause < remaining ? pause : nil
  }

  private func access(for call: ServiceCall) throws(VClaimError) -> ServiceAccess {
    if let access = configuration.access(to: call.service) { return access }
    throw VClaimError(
      .unsupported, "the \(call.service.rawValue) service is not configured (\(call.service.addressSetting))",
      endpoint: call.template, dialect: configuration.dialect)
  }

  private func attempt(_ call: ServiceCall, to access: ServiceAccess, within limit: Duration) async -> TryOutcome {
    // Read once: header, signature and decryption key have to share one timestamp.
    let sentAt = now()
    let signed = access.signer.sign(at: clockSkews.signingTime(at: sentAt, for: call.service))
    let response: HTTPResponse
    do throws(TransportError) {
      response = try await transport.send(request(for: call, to: access, signed), within: limit)
    } catch {
      return TryOutcome(
        result: .failure(VClaimError(error, endpoint: call.template, dialect: configuration.dialect)))
    }
    let receivedAt = now()
    let date = response.headers["Date"].flatMap(HTTPDate.unixSeconds)
    let skew = date.flatMap {
      clockSkews.note(call.service, date: $0, sentAt: sentAt, receivedAt: receivedAt)
    }
    let reader = AnswerReader(call: call, access: access, configuration: configuration, signed: signed)
    return reader.outcome(
      of: response, at: date ?? clockSkews.signingTime(at: receivedAt, for: call.service), clockSkew: skew)
  }

  private func request(for call: ServiceCall, to access: ServiceAccess, _ signed: SignedRequest) -> HTTPRequest {
    var headers = HTTPHeaders()
    for (name, value) in signed.headers { headers.add(name: name, value: value) }
    headers.add(name: "Accept", value: "application/json")
    headers.add(name: "User-Agent", value: configuration.userAgent)
    if call.body != nil { headers.add(name: "Content-Type", value: configuration.dialect.bodyType) }
    return HTTPRequest(
      method: call.method, url: "\(access.baseURL)/\(call.path)", headers: headers, body: call.body,
      maximumBodyBytes: configuration.maximumBodyBytes)
  }

  private func cancelled(_ call: ServiceCall, _ tries: Int) -> VClaimError {
    var error = VClaimError(
      .cancelled, "the task was cancelled", endpoint: call.template, dialect: configuration.dialect)
    error.tries = tries
    return error
  }
}

extension Dialect {
  /// The content type of every body, which is JSON in both dialects (`vclaim.md`, section 1).
  fileprivate var bodyType: String {
    switch self {
    case .official: "Application/x-www-form-urlencoded"
    case .paged: "application/json"
    }
  }
}

extension RequestRecord {
  /// Tells of one try without any value of the question or the answer.
  fileprivate init(
    _ call: ServiceCall, _ outcome: TryOutcome, duration: Duration, tryNumber: Int, willRetry: Bool
  ) {
    let label: String? = if case .failure(let error) = outcome.result { error.shortDescription } else { nil }
    self.init(
      method: call.method, service: call.service, endpoint: call.template, httpStatus: outcome.httpStatus,
      serviceCode: outcome.serviceCode, errorLabel: label, duration: duration, tryNumber: tryNumber,
      willRetry: willRetry, clockSkew: outcome.clockSkew)
  }
}
