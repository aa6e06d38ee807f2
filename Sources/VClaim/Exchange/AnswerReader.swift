/// Reads one answer: either its payload, or an error that tells whose fault it is.
///
/// The kinds of answers are those of `vclaim.md`, sections 1 to 3.
struct AnswerReader<Payload: Sendable>: Sendable {
  /// Gets at the payload of a success: from the envelope, with the cipher where answers are encrypted, up to so many bytes.
  typealias Opening = @Sendable (Envelope, ResponseCipher?, Int) throws(WireError) -> Payload

  private let open: Opening
  private let call: ServiceCall
  private let access: ServiceAccess
  private let configuration: VClaimConfiguration
  private let signed: SignedRequest

  /// Makes a reader for the answer to one signed request.
  ///
  /// - Parameters:
  ///   - call: The question.
  ///   - access: How the service is spoken to.
  ///   - configuration: The client's configuration.
  ///   - signed: The signed request, whose timestamp decrypts the answer.
  ///   - open: Gets at the payload.
  init(
    call: ServiceCall, access: ServiceAccess, configuration: VClaimConfiguration, signed: SignedRequest,
    opening open: @escaping Opening
  ) {
    self.open = open
    self.call = call
    self.access = access
    self.configuration = configuration
    self.signed = signed
  }

  /// Reads an answer.
  ///
  /// - Parameters:
  ///   - response: The answer.
  ///   - now: When the service sent it, in unix seconds of the service's clock.
  ///   - clockSkew: How many seconds this machine's clock is ahead of the service's, or nil when that is unknown.
  /// - Returns: The decrypted payload or what is wrong with the answer, and what else it says.
  func outcome(of response: HTTPResponse, at now: Int64, clockSkew: Int64?) -> TryOutcome<Payload?> {
    let parsed = Self.envelope(in: response)
    let envelope = try? parsed.get()
    do throws(VClaimError) {
      try checkStatus(response, envelope)
      let payload = try payload(of: try self.envelope(parsed, response), status: response.status)
      return TryOutcome(
        result: .success(payload), httpStatus: response.status, serviceCode: envelope?.code, isEnvelope: true,
        clockSkew: clockSkew)
    } catch {
      var error = error
      error.httpStatus = response.status
      switch error.code {
      case .rateLimited, .unavailable, .htmlAnswer:
        error.retryAfter = response.headers["Retry-After"].flatMap { RetryAfter.parse($0, now: now) }
      case .credentialsRefused:
        error.note(clockSkew: clockSkew)
      default:
        break
      }
      return TryOutcome(
        result: .failure(error), httpStatus: response.status, serviceCode: error.serviceCode,
        isEnvelope: envelope != nil, clockSkew: clockSkew)
    }
  }

  /// Judges by status and first bytes, before the answer is taken for one of the service itself.
  private func checkStatus(_ response: HTTPResponse, _ envelope: Envelope?) throws(VClaimError) {
    let status = response.status
    let isHTML = response.body.first { !$0.isWhiteSpace } == UInt8(ascii: "<")
    let page = isHTML ? " with an HTML page" : ""
    let beginning = String(decoding: response.body.prefix(longestRefusal), as: UTF8.self)
    switch status {
    case 429:
      throw error(.rateLimited, "too many requests (HTTP 429)")
    case 401,
      403 where !isHTML,
      400..<500 where !isHTML && ServiceText.refusesCredentials(beginning),
      500... where !isHTML && ServiceText.refusesSignature(beginning):
      throw refusedCredentials("HTTP \(status)", isHTML ? "" : harmless(envelope?.message ?? beginning))
    case 500...:
      throw error(.unavailable, "the service is out of order: HTTP \(status)\(page)")
    case 301, 302, 303, 307, 308:
      throw error(.redirected, "the service answered with a redirect (HTTP \(status)), which is never followed")
    case 200..<300, 400..<500:
      if isHTML { throw error(.htmlAnswer, "HTTP \(status)\(page) instead of JSON") }
    default:
      throw error(.malformedAnswer, "HTTP \(status), which the service has no use for")
    }
  }

  private static func envelope(in response: HTTPResponse) -> Result<Envelope, WireError> {
    do throws(WireError) {
      return .success(try Envelope(parsing: response.body))
    } catch {
      return .failure(error)
    }
  }

  private func envelope(
    _ parsed: Result<Envelope, WireError>, _ response: HTTPResponse
  ) throws(VClaimError) -> Envelope {
    do throws(WireError) {
      return try parsed.get()
    } catch {
      if response.status >= 400 {
        throw self.error(
          .refused, "HTTP \(response.status) without an answer of the service itself; is the base address right?")
      }
      throw wire(error)
    }
  }

  private func payload(of envelope: Envelope, status: Int) throws(VClaimError) -> Payload? {
    if envelope.isSuccess(acceptingOne: access.acceptsOne) {
      guard status < 300 else {
        throw error(.malformedAnswer, "HTTP \(status) with an answer that claims success")
      }
      let cipher = access.encryptsAnswers ? signed.cipher : nil
      do throws(WireError) {
        return try open(envelope, cipher, configuration.maximumPayloadBytes)
      } catch {
        throw wire(error)
      }
    }
    // A change that the service declines for want of something was still declined.
    if call.method == .get, envelope.isNoData { return nil }
    throw refusal(envelope)
  }

  private func refusal(_ envelope: Envelope) -> VClaimError {
    let code = harmless(envelope.code)
    let message = harmless(envelope.message)
    let isOutage = code.count == 3 && code.hasPrefix("5")
    let refusesCredentials =
      isOutage
      ? ServiceText.refusesSignature(envelope.message)
      : ServiceText.refusesCredentials(envelope.message) || code == "401" || code == "403"
    var refusal =
      if refusesCredentials {
        refusedCredentials("code \(code)", message)
      } else if code == "429" {
        error(.rateLimited, "too many requests (code 429)")
      } else if isOutage {
        error(.unavailable, "the service is out of order: code \(code)\(quoted(message))")
      } else {
        error(.refused, "the service declined with code \(code)\(quoted(message))")
      }
    refusal.serviceCode = code
    refusal.serviceMessage = message
    return refusal
  }

  private func refusedCredentials(_ place: String, _ text: String) -> VClaimError {
    var error = error(.credentialsRefused, "the service refuses the credentials (\(place))\(quoted(text))")
    error.serviceMessage = text.isEmpty ? nil : text
    return error
  }

  private func error(_ code: VClaimError.Code, _ message: String) -> VClaimError {
    var error = VClaimError(code, message, endpoint: call.template, dialect: configuration.dialect)
    error.concernsPerson = call.personalValues != nil
    return error
  }

  private func wire(_ error: WireError) -> VClaimError {
    VClaimError(error, endpoint: call.template, dialect: configuration.dialect)
  }

  private func harmless(_ text: String) -> String {
    let sent = signed.headers.map(\.value).filter { $0 != configuration.credentials.consumerID }
    let secrets = [configuration.credentials.secret] + sent
    guard let personalValues = call.personalValues else { return ServiceText.harmless(text, without: secrets) }
    return ServiceText.harmless(ServiceText.impersonal(text, without: personalValues), without: secrets)
  }

  /// The service's text behind our own; never where it may tell of a person.
  private func quoted(_ text: String) -> String {
    text.isEmpty || call.personalValues != nil ? "" : ": \"\(text)\""
  }
}

/// The bytes of a body that are searched for a refusal, enough for any of the gateway's.
private let longestRefusal = 2_048

extension VClaimError {
  /// Notes how far this machine's clock is ahead, and says so when that may be the reason.
  ///
  /// The service is assumed to tolerate 300 s (`vclaim.md`, section 1); a minute already is worth a look.
  ///
  /// - Parameter clockSkew: The seconds, negative when it is behind, or nil when the service sent no date.
  fileprivate mutating func note(clockSkew: Int64?) {
    self.clockSkew = clockSkew
    guard let clockSkew, clockSkew.magnitude > 60 else { return }
    let direction = clockSkew > 0 ? "ahead of" : "behind"
    message += "; this machine's clock is \(clockSkew.magnitude) s \(direction) the service's"
  }
}

extension UInt8 {
  /// Whether this is white space of JSON, or part of the mark that some servers put before UTF-8.
  fileprivate var isWhiteSpace: Bool { [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains(self) }
}
