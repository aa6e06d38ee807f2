import VClaimWire

/// The service's double behind any HTTP server: from one request to one answer.
struct SimulatedService: Sendable {
  /// What stands before every end point, as on the real host.
  static let basePath = "vclaim-rest"

  /// What stands in the log for a path of no end point.
  private static let unknownTemplate = "unknown"

  private let options: SimulatorOptions
  private let verifier: RequestVerifier
  private let routes: [Route]

  /// An answer and what the request log keeps of it.
  struct Outcome: Sendable, Hashable {
    var answer: SimulatorAnswer
    var template: String
    var serviceCode: String
  }

  /// Creates the service.
  ///
  /// - Parameter options: How it behaves.
  /// - Throws: `bad_option` when the credentials cannot sign in this dialect.
  init(options: SimulatorOptions) throws(SimulatorError) {
    self.options = options
    verifier = try RequestVerifier(options: options)
    routes =
      switch options.dialect {
      case .official: OfficialRoutes.all
      case .paged: PagedRoutes.all
      }
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
    let match = match(request.path)
    let template = match?.route.template.description ?? Self.unknownTemplate
    var cipher: ResponseCipher
    do {
      cipher = try verifier.verify(request, now: now)
    } catch {
      return Self.refuse(error.refusal, template: template, spelling: effects.spelling)
    }
    if effects.usesWrongKey { cipher = ResponseCipher(credentials: options.credentials, timestamp: String(now - 1)) }
    guard let match else {
      let isReadable = request.path.percentDecoded() != nil
      return Self.refuse(
        isReadable ? .unknownPath : .badPath, template: template, spelling: effects.spelling)
    }
    guard request.method == "GET" else {
      return Self.refuse(.wrongMethod, template: template, spelling: effects.spelling)
    }
    let context = Route.Context(values: match.values, catalogue: catalogue, options: options)
    switch effects.applied(to: match.route.answer(context)) {
    case .rows(let key, let rows):
      return succeed(
        AnswerWriter.list(rows, key: key), cipher: cipher, template: template, spelling: effects.spelling)
    case .noData:
      return Self.refuse(.business("Data tidak ditemukan"), template: template, spelling: effects.spelling)
    case .refused(let refusal):
      return Self.refuse(refusal, template: template, spelling: effects.spelling)
    }
  }

  /// The template of a path, for the log of a request that no end point answers.
  ///
  /// - Parameter path: A path as sent.
  /// - Returns: The template, or `unknown`.
  func template(of path: String) -> String {
    match(path)?.route.template.description ?? Self.unknownTemplate
  }

  /// Finds the route of a path below the base, each segment decoded by itself so that an encoded slash stays in its value.
  private func match(_ path: String) -> (route: Route, values: [String: String])? {
    var segments: [String] = []
    for segment in path.split(separator: "/") {
      guard let text = String(segment).percentDecoded() else { return nil }
      segments.append(text)
    }
    guard segments.first == Self.basePath else { return nil }
    segments.removeFirst()
    for route in routes {
      if let values = route.template.match(segments) { return (route, values) }
    }
    return nil
  }

  private func succeed(
    _ list: [UInt8], cipher: ResponseCipher, template: String, spelling: EnvelopeSpelling
  ) -> Outcome {
    var response = list
    if options.dialect.encryptsAnswers {
      do {
        response = AnswerWriter.string(try cipher.encrypt(json: list))
      } catch {
        return Self.refuse(
          Refusal(status: 500, code: "500", message: "Object reference not set to an instance of an object."),
          template: template, spelling: spelling)
      }
    }
    return Outcome(
      answer: SimulatorAnswer(
        status: 200,
        body: AnswerWriter.envelope(code: "200", message: "OK", response: response, spelling: spelling)),
      template: template, serviceCode: "200")
  }

  private static func refuse(_ refusal: Refusal, template: String, spelling: EnvelopeSpelling) -> Outcome {
    Outcome(
      answer: SimulatorAnswer(
        status: refusal.status,
        body: AnswerWriter.envelope(
          code: refusal.code, message: refusal.message, response: nil, spelling: spelling)),
      template: template, serviceCode: refusal.code)
  }
}
