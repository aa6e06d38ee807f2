import VClaimWire

extension Scenario {
  /// Reads a scenario file.
  ///
  /// - Parameters:
  ///   - bytes: Its content.
  ///   - file: What error messages call it.
  /// - Throws: `bad_scenario` that names step and member.
  init(parsing bytes: [UInt8], file: String) throws(SimulatorError) {
    let document: JSONValue
    do throws(WireError) {
      document = try JSONValue(parsing: bytes, subject: file)
    } catch {
      throw SimulatorError(.badScenario, error.message)
    }
    let members = try ScenarioMembers(document, place: file, allowed: ["name", "description", "steps"])
    guard let name = try members.text("name"), !name.isEmpty else { throw members.error("name", mustBe: "a text") }
    guard let summary = try members.text("description"), !summary.isEmpty, !summary.contains(where: \.isNewline) else {
      throw members.error("description", mustBe: "a text of one line")
    }
    guard case .array(let elements)? = members.value("steps"), !elements.isEmpty else {
      throw members.error("steps", mustBe: "a list of at least one step")
    }
    var steps: [ScenarioStep] = []
    for (index, element) in elements.enumerated() {
      steps.append(try ScenarioStep(reading: element, place: "\(file), step \(index + 1)"))
    }
    self.init(name: name, summary: summary, steps: steps)
  }
}

extension ScenarioStep {
  private static let when = ["from", "until", "first", "last", "every"]
  private static let which = ["service", "method", "path"]

  /// Reads one step.
  ///
  /// - Parameters:
  ///   - value: The step's object.
  ///   - place: Where it stands, for error messages.
  /// - Throws: `bad_scenario` that names place and member.
  init(reading value: JSONValue, place: String) throws(SimulatorError) {
    let members = try ScenarioMembers(value, place: place, allowed: Self.when + Self.which + ScenarioEffects.members)
    from = try members.duration("from") ?? .zero
    until = try members.duration("until")
    if let until, until <= from { throw members.error("until", mustBe: "later than from") }
    first = try members.number("first", in: 1...1_000_000_000) ?? 1
    last = try members.number("last", in: first...1_000_000_000)
    every = try members.number("every", in: 1...1_000_000_000) ?? 1
    filter.service = try members.word("service", of: ServiceName.self)
    if let method = try members.text("method") {
      guard !method.isEmpty, method.utf8.allSatisfy((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains) else {
        throw members.error("method", mustBe: "a method in capitals")
      }
      filter.method = method
    }
    if let path = try members.text("path") {
      guard !path.isEmpty, !path.hasPrefix("/") else {
        throw members.error("path", mustBe: "a path below the service's base, without a slash before it")
      }
      filter.path = PathGlob(path)
    }
    effects = try ScenarioEffects(reading: members, place: place)
  }
}

extension ScenarioEffects {
  /// Members that write an answer in the scenario.
  private static let canned = ["status", "code", "message", "body"]
  /// Members about an answer of the service.
  private static let data = ["page", "rows", "emptyList", "types", "wrongKey", "clock"]
  /// Members about how an answer is sent.
  private static let sending = ["headers", "retryAfter", "retryAfterDate", "slow", "cut", "contentLength", "envelope"]

  fileprivate static let members = ["pass", "delay", "reset"] + canned + sending + data

  fileprivate init(reading members: ScenarioMembers, place: String) throws(SimulatorError) {
    delay = try members.duration("delay") ?? .zero
    reset = try members.word("reset", of: Reset.self)
    guard members.has(anyOf: Self.members) else {
      throw SimulatorError(.badScenario, "\(place): the step does nothing, add one of \(Self.list(Self.members))")
    }
    if try members.flag("pass"), members.has(anyOf: Self.members.filter { $0 != "pass" }) {
      throw SimulatorError(.badScenario, "\(place), pass: nothing goes together with it")
    }
    if reset != nil, members.has(anyOf: Self.canned + Self.sending + Self.data) {
      throw SimulatorError(.badScenario, "\(place), reset: nothing but delay goes together with it")
    }
    if members.has(anyOf: Self.canned), members.has(anyOf: Self.data) {
      throw SimulatorError(
        .badScenario,
        "\(place): an answer of its own (\(Self.list(Self.canned))) does not go together with \(Self.list(Self.data))")
    }
    try readCannedAnswer(members)
    try readSending(members)
    try readData(members)
  }

  private mutating func readCannedAnswer(_ members: ScenarioMembers) throws(SimulatorError) {
    guard members.has(anyOf: Self.canned) else { return }
    let status = try members.number("status", in: 200...599) ?? 200
    let code = try members.text("code")
    let message = try members.text("message")
    if [204, 304].contains(status) {
      guard try members.text("body") == "", members.value("contentLength") == nil else {
        throw members.error(
          "status", mustBe: "another one, or go with \"body\": \"\" and without contentLength: it has no body")
      }
    }
    if let body = try members.text("body") {
      guard code == nil, message == nil else { throw members.error("body", mustBe: "without code and message") }
      canned = CannedAnswer(status: status, content: .text(body))
    } else {
      canned = CannedAnswer(
        status: status, content: .envelope(code: code ?? String(status), message: message ?? Self.message(status)))
    }
  }

  private mutating func readSending(_ members: ScenarioMembers) throws(SimulatorError) {
    headers = try members.texts("headers")
    for name in headers.keys where ["content-length", "transfer-encoding"].contains(name.lowercased()) {
      throw members.error(
        "headers", mustBe: "without \(name), which the server writes itself: see contentLength and cut")
    }
    switch (try members.duration("retryAfter"), try members.duration("retryAfterDate")) {
    case (let pause?, nil): retryAfter = .seconds(pause.components.seconds)
    case (nil, let pause?): retryAfter = .date(pause.components.seconds)
    case (nil, nil): break
    case (_?, _?): throw members.error("retryAfterDate", mustBe: "without retryAfter")
    }
    if let slow = try members.object("slow", allowed: ["bytes", "every"]) {
      guard let bytes = try slow.number("bytes", in: 1...1_000_000) else {
        throw slow.error("bytes", mustBe: "a whole number")
      }
      guard let every = try slow.duration("every"), every > .zero else {
        throw slow.error("every", mustBe: "a duration above 0, such as \"500ms\"")
      }
      pace = SimulatorReply.Pace(bytes: bytes, every: every)
    }
    cut = try members.number("cut", in: 0...1_000_000_000)
    lengthError = try members.number("contentLength", in: -1_000_000_000...1_000_000_000)
    if lengthError == 0 { throw members.error("contentLength", mustBe: "another number than 0") }
    if let envelope = try members.object("envelope", allowed: ["key", "numberCode"]) {
      answer.spelling.key = try envelope.word("key", of: EnvelopeKey.self)?.rawValue
      answer.spelling.codeIsNumber = envelope.value("numberCode") == nil ? nil : try envelope.flag("numberCode")
    }
  }

  private mutating func readData(_ members: ScenarioMembers) throws(SimulatorError) {
    answer.page = try members.word("page", of: PageShift.self)
    if let rows = try members.object("rows", allowed: ["keep", "times", "rename", "insert"]) {
      self.rows = RowEffects(
        keep: try rows.share("keep"), times: try rows.number("times", in: 1...100), rename: try rows.share("rename"),
        insert: try rows.number("insert", in: 1...1_000))
    }
    answer.emptiesLists = try members.flag("emptyList")
    if let types = try members.object("types", allowed: ["code", "name"]) {
      answer.codeType = try types.word("code", of: AnswerEffects.WrongType.self)
      answer.nameType = try types.word("name", of: AnswerEffects.WrongType.self)
    }
    answer.usesWrongKey = try members.flag("wrongKey")
    clockShift = Int64(try members.number("clock", in: -1_000_000_000...1_000_000_000) ?? 0)
  }

  private enum EnvelopeKey: String, CaseIterable {
    case metaData, metadata, metaInfo
  }

  private static func list(_ members: [String]) -> String { members.joined(separator: ", ") }

  /// The text that goes with a status where the scenario gives none: `vclaim.md`, sections 1 and 3.
  private static func message(_ status: Int) -> String {
    switch status {
    case 429: "Limits exceeded"
    case 500: "Object reference not set to an instance of an object."
    case 503: "Service Unavailable"
    default: ""
    }
  }
}
