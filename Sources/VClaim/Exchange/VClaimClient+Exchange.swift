extension VClaimClient {
  /// The least time that a try must have: with less, its time-out would only hide the failure before it.
  private static let leastTry = Duration.seconds(1)

  /// Sends a question, again where that is allowed, and reads the answer as a JSON value.
  ///
  /// - Parameters:
  ///   - call: The question.
  ///   - judge: What a failed try means to the caller; the observer is told of that.
  ///   - read: Reads the decrypted payload, which is nil when the service says that there is no data.
  /// - Returns: What was read.
  /// - Throws: The ``VClaimError`` of the last try, or of what kept the first from being sent.
  func answer<Answer: Sendable>(
    to call: ServiceCall, judge: @Sendable (VClaimError) -> VClaimError = { $0 },
    reading read: @Sendable (JSONValue?) throws(VClaimError) -> Answer
  ) async throws(VClaimError) -> Answer {
    try await answer(
      to: call, judge: judge,
      opening: { envelope, cipher, limit throws(WireError) in
        try payload(of: envelope, cipher: cipher, limit: limit)
      }, reading: read)
  }

  /// Sends a question, again where that is allowed, and reads the answer.
  ///
  /// Runs off the caller's actor: decrypting, unpacking and reading a large answer takes a while.
  ///
  /// - Parameters:
  ///   - call: The question.
  ///   - judge: What a failed try means to the caller; the observer is told of that.
  ///   - open: Gets at the payload of a success.
  ///   - read: Reads the payload, which is nil when the service says that there is no data.
  /// - Returns: What was read.
  /// - Throws: The same as `answer(to:judge:reading:)`.
  @concurrent
  func answer<Payload: Sendable, Answer: Sendable>(
    to call: ServiceCall, judge: @Sendable (VClaimError) -> VClaimError = { $0 },
    opening open: @escaping AnswerReader<Payload>.Opening,
    reading read: @Sendable (Payload?) throws(VClaimError) -> Answer
  ) async throws(VClaimError) -> Answer {
    let access = try access(for: call)
    let policy = call.method == .get ? configuration.retryPolicy : .none
    let watch = Stopwatch(clock)
    var tries = 0
    var last: VClaimError?
    while true {
      do throws(TransportError) {
        try await transport.prepare(
          for: call.service, within: max(.zero, configuration.timeout - watch.elapsed - Self.leastTry))
      } catch {
        throw unsent(call, error, after: last, tries)
      }
      let remaining = configuration.timeout - watch.elapsed
      let isLast = tries + 1 >= policy.maximumTries
      let tryWatch = Stopwatch(clock)
      var outcome = await attempt(
        call, to: access, within: isLast ? remaining : min(remaining, policy.tryTimeout), open, read)
      let duration = tryWatch.elapsed
      tries += 1
      outcome.result = outcome.result.mapError { error in
        var error = error
        error.tries = tries
        return judge(error)
      }
      let pause =
        isLast
        ? nil : pause(after: outcome.result, tries, policy: policy, within: configuration.timeout - watch.elapsed)
      let record = RequestRecord(call, outcome, duration: duration, tryNumber: tries, willRetry: pause != nil)
      for observer in observers { observer.requestDidEnd(record) }
      switch outcome.result {
      case .success(let answer): return answer
      case .failure(let failure):
        guard let pause else { throw failure }
        last = failure
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
    after result: Result<some Sendable, VClaimError>, _ tries: Int, policy: RetryPolicy, within remaining: Duration
  ) -> Duration? {
    guard case .failure(let failure) = result, failure.isRetryable else { return nil }
    let pause = policy.pause(after: tries, retryAfter: failure.retryAfter, chance: chance())
    // Coming back earlier than the service asks would only prolong the trouble: rather give up at once.
    return pause + Self.leastTry < remaining ? pause : nil
  }

  private func access(for call: ServiceCall) throws(VClaimError) -> ServiceAccess {
    if let access = configuration.access(to: call.service) { return access }
    throw VClaimError(
      .unsupported, "the \(call.service.rawValue) service is not configured (\(call.service.addressSetting))",
      endpoint: call.template, dialect: configuration.dialect)
  }

  private func attempt<Payload: Sendable, Answer: Sendable>(
    _ call: ServiceCall, to access: ServiceAccess, within limit: Duration,
    _ open: @escaping AnswerReader<Payload>.Opening, _ read: (Payload?) throws(VClaimError) -> Answer
  ) async -> TryOutcome<Answer> {
    // Read once: header, signature and decryption key have to share one timestamp.
    let sentAt = now()
    let signed = access.signer.sign(at: clockSkews.serviceTime(at: sentAt, for: call.service))
    let response: HTTPResponse
    do throws(TransportError) {
      response = try await transport.send(request(for: call, to: access, signed), within: limit)
    } catch {
      return TryOutcome(
        result: .failure(VClaimError(error, endpoint: call.template, dialect: configuration.dialect)))
    }
    let receivedAt = now()
    let date = response.headers["Date"].flatMap(HTTPDate.unixSeconds)
    // Whatever comes from a cache has an old date.
    let measurement =
      response.headers["Age"] == nil
      ? date.flatMap { ClockMeasurement(date: $0, sentAt: sentAt, receivedAt: receivedAt) } : nil
    let reader = AnswerReader(
      call: call, access: access, configuration: configuration, signed: signed, opening: open)
    var outcome = reader.outcome(
      of: response, at: date ?? clockSkews.serviceTime(at: receivedAt, for: call.service),
      clockSkew: measurement?.seconds)
    learn(measurement, from: &outcome, of: call.service)
    return outcome.reading(read)
  }

  /// Learns of the service's clock, from the service alone: a page of an outage has the date of another machine.
  private func learn(
    _ measurement: ClockMeasurement?, from outcome: inout TryOutcome<some Sendable>, of service: BPJSService
  ) {
    if outcome.isEnvelope, let measurement {
      clockSkews.note(measurement, of: service)
      return
    }
    outcome.clockSkew = nil
    // A correction that leads to refusals and that nothing measures would never end.
    if case .failure(let error) = outcome.result, error.code == .credentialsRefused { clockSkews.forget(service) }
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

  /// Why a request was not sent: after a failed try, a turn that comes too late, or a service that is left alone since,
  /// leaves that failure the reason.
  private func unsent(
    _ call: ServiceCall, _ reason: TransportError, after last: VClaimError?, _ tries: Int
  ) -> VClaimError {
    if let last, reason.code == .timedOut || reason.code.rawValue == VClaimError.Code.coolDown.rawValue { return last }
    var error = VClaimError(reason, endpoint: call.template, dialect: configuration.dialect)
    error.tries = tries
    return error
  }

  private func cancelled(_ call: ServiceCall, _ tries: Int) -> VClaimError {
    var error = VClaimError(
      .cancelled, "the task was cancelled", endpoint: call.template, dialect: configuration.dialect)
    error.tries = tries
    return error
  }
}

extension RequestRecord {
  /// Tells of one try without any value of the question or the answer.
  fileprivate init(
    _ call: ServiceCall, _ outcome: TryOutcome<some Sendable>, duration: Duration, tryNumber: Int, willRetry: Bool
  ) {
    let failure: VClaimError? = if case .failure(let error) = outcome.result { error } else { nil }
    self.init(
      method: call.method, service: call.service, endpoint: call.template, httpStatus: outcome.httpStatus,
      serviceCode: outcome.serviceCode, errorLabel: failure?.shortDescription, duration: duration, tryNumber: tryNumber,
      willRetry: willRetry, clockSkew: outcome.clockSkew, retryAfter: failure?.retryAfter)
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
