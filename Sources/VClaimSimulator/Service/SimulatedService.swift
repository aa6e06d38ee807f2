import VClaimWire

/// The services' double behind any HTTP server: from one request to one answer.
struct SimulatedService: Sendable {
  /// What stands before every end point of VClaim, as on the real host.
  static let basePath = "vclaim-rest"

  /// What stands in the log for a path of no end point.
  private static let unknownTemplate = "unknown"

  private let options: SimulatorOptions
  private let vclaim: HostedService
  private let antrean: HostedService
  private let aplicares: HostedService
  let letters = LetterBook()

  /// An answer and what the request log keeps of it.
  struct Outcome: Sendable, Hashable {
    var answer: SimulatorAnswer
    var template: String
    var serviceCode: String
  }

  /// Creates the services.
  ///
  /// - Parameter options: How they behave.
  /// - Throws: `bad_option` when the credentials cannot sign in this dialect.
  init(options: SimulatorOptions) throws(SimulatorError) {
    self.options = options
    vclaim = try .vclaim(options)
    antrean = try .antrean(options)
    aplicares = try .aplicares(options)
  }

  /// Answers one request.
  ///
  /// The gateway's checks come first, as on the real host: an unsigned request learns nothing about paths.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - catalogue: The rows of this moment.
  ///   - now: Unix seconds by the simulator's clock.
  ///   - effects: What a scenario does to the answer.
  /// - Returns: The answer; every failure is one.
  func answer(
    _ request: SimulatorRequest, from catalogue: Catalogue, now: Int64, effects: AnswerEffects = AnswerEffects()
  ) -> Outcome {
    let segments = Self.segments(of: request.path)
    let service = effects.spelling.applied(to: service(below: segments?.first))
    let match = segments.flatMap { service.match($0, method: request.method) }
    let template = match?.route.template.description ?? Self.unknownTemplate
    func refuse(_ refusal: Refusal) -> Outcome {
      service.refuse(refusal, template: template)
    }
    var cipher: ResponseCipher
    do {
      cipher = try service.verifier.verify(request, now: now)
    } catch {
      return refuse(error.refusal)
    }
    if effects.usesWrongKey { cipher = wrongCipher(now: now) }
    guard request.body.count <= SimulatorRequest.bodyLimit else { return refuse(.bodyTooLarge) }
    guard let match else { return refuse(segments == nil ? .badPath : .unknownPath) }
    guard match.route.method == request.method else { return refuse(.wrongMethod) }
    guard match.route.method == "GET" || accepts(contentType: request.header("Content-Type")) else {
      return refuse(.wrongContentType)
    }
    let context = Route.Context(
      values: match.values, pageShift: effects.page, body: request.body, catalogue: catalogue, letters: letters,
      options: options, today: ServiceDay(unixSeconds: now))
    return service.outcome(
      of: effects.applied(to: match.route.answer(context)), cipher: cipher, template: template)
  }

  /// Answers one request as a scenario has it written, without a look at signature or path.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - canned: The answer.
  ///   - spelling: How its envelope is spelled.
  /// - Returns: The answer.
  func answer(_ request: SimulatorRequest, with canned: CannedAnswer, spelling: EnvelopeSpelling) -> Outcome {
    let service = spelling.applied(to: service(below: Self.segments(of: request.path)?.first))
    let template = template(of: request)
    switch canned.content {
    case .text(let text):
      return Outcome(
        answer: SimulatorAnswer(status: canned.status, body: Array(text.utf8)), template: template, serviceCode: "")
    case .envelope(let code, let message):
      return service.refuse(Refusal(status: canned.status, code: code, message: message), template: template)
    }
  }

  /// The form of a request's path, without an answer.
  ///
  /// - Parameter request: The request.
  /// - Returns: The form, as the log names it.
  func template(of request: SimulatorRequest) -> String {
    let segments = Self.segments(of: request.path)
    let match = segments.flatMap { service(below: $0.first).match($0, method: request.method) }
    return match?.route.template.description ?? Self.unknownTemplate
  }

  /// A cipher that no client has, whatever second its request was signed in: the secret is another one.
  private func wrongCipher(now: Int64) -> ResponseCipher {
    let known = options.credentials
    let other = Credentials(consumerID: known.consumerID, secret: known.secret + "-", userKey: known.userKey)
    return ResponseCipher(credentials: other, timestamp: String(now))
  }

  private func service(below basePath: String?) -> HostedService {
    switch basePath {
    case antrean.basePath: antrean
    case aplicares.basePath: aplicares
    // A path below none of the bases is VClaim's to refuse.
    default: vclaim
    }
  }

  /// Whether a write may say that its body is of this type: only VClaim has writes.
  ///
  /// The official dialect wants JSON to be declared as a form, and takes the truth as well (`vclaim.md`, section 1).
  private func accepts(contentType: String?) -> Bool {
    guard let contentType else { return true }
    let type = contentType.prefix { $0 != ";" }.lowercased().trimmingWhiteSpace()
    return type == "application/json" || options.dialect == .official && type == "application/x-www-form-urlencoded"
  }

  /// Takes a path apart, each segment decoded by itself so that an encoded slash stays in its value.
  private static func segments(of path: String) -> [String]? {
    var segments: [String] = []
    for segment in path.split(separator: "/") {
      guard let text = String(segment).percentDecoded() else { return nil }
      segments.append(text)
    }
    return segments
  }
}
