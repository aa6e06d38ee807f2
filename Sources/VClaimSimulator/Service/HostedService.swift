import VClaimWire

/// One of the services that stand side by side on the simulator's port, each below a path of its own.
struct HostedService: Sendable {
  /// The path's first segment, as on the real host.
  let basePath: String
  var envelope: EnvelopeStyle
  /// Whether successful answers are ciphertext.
  let encryptsAnswers: Bool
  let verifier: RequestVerifier
  let routes: [Route]

  /// VClaim in the dialect of the options.
  ///
  /// - Parameter options: How the simulator behaves.
  /// - Returns: The service.
  /// - Throws: `bad_option` when the credentials cannot sign in this dialect.
  static func vclaim(_ options: SimulatorOptions) throws(SimulatorError) -> HostedService {
    HostedService(
      basePath: SimulatedService.basePath, envelope: .vclaim, encryptsAnswers: options.dialect.encryptsAnswers,
      verifier: try RequestVerifier(
        options: options, dialect: options.dialect,
        userKey: options.dialect.requiresUserKey
          ? .required(options.credentials.userKey ?? "") : .checkedWhenSent(options.credentials.userKey ?? "")),
      routes: options.dialect == .official ? OfficialRoutes.all : PagedRoutes.all)
  }

  /// Antrean: signed and encrypted as the official dialect is, under a user key of its own.
  ///
  /// - Parameter options: How the simulator behaves.
  /// - Returns: The service.
  /// - Throws: `bad_option` when the credentials cannot sign.
  static func antrean(_ options: SimulatorOptions) throws(SimulatorError) -> HostedService {
    HostedService(
      basePath: ServiceName.antrean.basePath, envelope: .antrean, encryptsAnswers: true,
      verifier: try RequestVerifier(
        options: options, dialect: .official, userKey: .required(SimulatorOptions.antreanUserKey)),
      routes: AntreanRoutes.all)
  }

  /// Aplicares: signed as the official dialect is, plain, and without a gateway that asks for user keys.
  ///
  /// - Parameter options: How the simulator behaves.
  /// - Returns: The service.
  /// - Throws: `bad_option` when the credentials cannot sign.
  static func aplicares(_ options: SimulatorOptions) throws(SimulatorError) -> HostedService {
    HostedService(
      basePath: ServiceName.aplicares.basePath, envelope: .aplicares, encryptsAnswers: false,
      verifier: try RequestVerifier(options: options, dialect: .official, userKey: .ignored),
      routes: AplicaresRoutes.all)
  }

  /// Finds the route of a path.
  ///
  /// - Parameters:
  ///   - path: The decoded segments of the whole path.
  ///   - method: The method in capitals.
  /// - Returns: The route and the values in the path; when only other methods have this path, the first of their routes.
  func match(_ path: [String], method: String) -> (route: Route, values: [String: String])? {
    guard path.first == basePath else { return nil }
    let path = Array(path.dropFirst())
    var other: (route: Route, values: [String: String])?
    for route in routes {
      guard let values = route.template.match(path) else { continue }
      if route.method == method { return (route, values) }
      if other == nil { other = (route, values) }
    }
    return other
  }

  /// Puts what an end point found into an envelope.
  ///
  /// - Parameters:
  ///   - answer: What it found.
  ///   - cipher: The cipher of the request.
  ///   - template: The path's form, for the log.
  /// - Returns: The whole answer.
  func outcome(of answer: ServiceAnswer, cipher: ResponseCipher, template: String) -> SimulatedService.Outcome {
    switch answer {
    case .rows(let key, let rows): succeed(AnswerWriter.list(rows, key: key), cipher: cipher, template: template)
    case .bareRows(let rows): succeed(AnswerWriter.list(rows, key: nil), cipher: cipher, template: template)
    case .object(let row): succeed(AnswerWriter.object(row), cipher: cipher, template: template)
    case .plainText(let text): succeed(AnswerWriter.string(text), cipher: nil, template: template)
    case .noData: refuse(.business("Data tidak ditemukan"), template: template)
    case .refused(let refusal): refuse(refusal, template: template)
    }
  }

  /// Answers a refusal.
  ///
  /// - Parameters:
  ///   - refusal: The refusal.
  ///   - template: The path's form, for the log.
  /// - Returns: The whole answer.
  func refuse(_ refusal: Refusal, template: String) -> SimulatedService.Outcome {
    SimulatedService.Outcome(
      answer: SimulatorAnswer(
        status: refusal.status,
        body: AnswerWriter.envelope(
          style: envelope, code: refusal.code, message: refusal.message, response: nil)),
      template: template, serviceCode: refusal.code)
  }

  private func succeed(_ json: [UInt8], cipher: ResponseCipher?, template: String) -> SimulatedService.Outcome {
    var response = json
    if encryptsAnswers, let cipher {
      do {
        response = AnswerWriter.string(try cipher.encrypt(json: json))
      } catch {
        return refuse(
          Refusal(status: 500, code: "500", message: "Object reference not set to an instance of an object."),
          template: template)
      }
    }
    let code = envelope.successCode
    return SimulatedService.Outcome(
      answer: SimulatorAnswer(
        status: 200, body: AnswerWriter.envelope(style: envelope, code: code, message: "OK", response: response)),
      template: template, serviceCode: code)
  }
}
