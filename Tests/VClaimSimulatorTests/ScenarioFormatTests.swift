import Testing

@testable import VClaimSimulator

@Suite("The format of scenario files")
struct ScenarioFormatTests {
  private func parse(_ steps: String) throws(SimulatorError) -> Scenario {
    try Scenario(json: #"{"name": "n", "description": "d", "steps": [\#(steps)]}"#)
  }

  @Test("every member is read")
  func everyMember() throws {
    let scenario = try parse(
      """
      {"from": "1m", "until": "2h", "first": 2, "last": 9, "every": 3, "service": "antrean", "method": "POST",
       "path": "ref/*", "delay": "250ms", "headers": {"X-One": "1"}, "retryAfterDate": "30s",
       "slow": {"bytes": 2, "every": "5ms"}, "cut": 10, "contentLength": -3,
       "envelope": {"key": "metaInfo", "numberCode": true}, "page": "after",
       "rows": {"keep": 0.5, "times": 2, "rename": 1, "insert": 4}, "emptyList": true,
       "types": {"code": "null", "name": "missing"}, "wrongKey": true, "clock": -600},
      {"status": 503, "code": "500", "message": "m", "retryAfter": "5s"}, {"body": "x"}, {"status": 304, "body": ""}, {"reset": "after"}, {"reset": "before", "delay": "1s"}, {"pass": true}
      """)
    var step = ScenarioStep()
    step.from = .seconds(60)
    step.until = .seconds(7_200)
    step.first = 2
    step.last = 9
    step.every = 3
    step.filter = RequestFilter(service: .antrean, method: "POST", path: PathGlob("ref/*"))
    step.effects.delay = .milliseconds(250)
    step.effects.headers = ["X-One": "1"]
    step.effects.retryAfter = .date(30)
    step.effects.pace = SimulatorReply.Pace(bytes: 2, every: .milliseconds(5))
    step.effects.cut = 10
    step.effects.lengthError = -3
    step.effects.answer.spelling = EnvelopeSpelling(key: "metaInfo", codeIsNumber: true)
    step.effects.answer.page = .after
    step.effects.rows = RowEffects(keep: 0.5, times: 2, rename: 1, insert: 4)
    step.effects.answer.emptiesLists = true
    step.effects.answer.codeType = .null
    step.effects.answer.nameType = .missing
    step.effects.answer.usesWrongKey = true
    step.effects.clockShift = -600
    var refusal = ScenarioStep()
    refusal.effects.canned = CannedAnswer(status: 503, content: .envelope(code: "500", message: "m"))
    refusal.effects.retryAfter = .seconds(5)
    var text = ScenarioStep()
    text.effects.canned = CannedAnswer(status: 200, content: .text("x"))
    var notModified = ScenarioStep()
    notModified.effects.canned = CannedAnswer(status: 304, content: .text(""))
    var lost = ScenarioStep()
    lost.effects.reset = .after
    var reset = ScenarioStep()
    reset.effects.reset = .before
    reset.effects.delay = .seconds(1)
    #expect(scenario.name == "n")
    #expect(scenario.summary == "d")
    #expect(scenario.steps == [step, refusal, text, notModified, lost, reset, ScenarioStep()])
  }

  @Test(
    "a wrong file gets an error that names step and member",
    arguments: [
      (#"{}"#, "step 1: the step does nothing, add one of pass, delay, reset, status"),
      (#"{"reset": "before"}, {"resett": true}"#, "step 2: \"resett\" is no member here, allowed are from, until"),
      (#"{"from": "soon", "reset": "before"}"#, "step 1, from: is \"soon\", must be a duration up to 24h"),
      (#"{"from": 10, "reset": "before"}"#, "step 1, from: is \"10\", must be a duration"),
      (#"{"from": "25h", "reset": "before"}"#, "step 1, from: is \"25h\", must be a duration up to 24h"),
      (#"{"from": "9s", "until": "9s", "reset": "before"}"#, "step 1, until: is \"9s\", must be later than from"),
      (#"{"first": 3, "last": 2, "reset": "before"}"#, "step 1, last: is \"2\", must be a whole number from 3 to"),
      (#"{"every": 0, "reset": "before"}"#, "step 1, every: is \"0\", must be a whole number from 1"),
      (#"{"service": "vklaim", "reset": "before"}"#, "step 1, service: is \"vklaim\", must be one of vclaim, antrean"),
      (#"{"method": "get", "reset": "before"}"#, "step 1, method: is \"get\", must be a method in capitals"),
      (#"{"path": "/referensi/*", "reset": "before"}"#, "step 1, path: is \"/referensi/*\", must be a path below"),
      (#"{"reset": 1}"#, "step 1, reset: is \"1\", must be one of before, after"),
      (#"{"emptyList": 1}"#, "step 1, emptyList: is \"1\", must be true or false"),
      (#"{"status": 204}"#, "step 1, status: is \"204\", must be another one, or go with \"body\": \"\""),
      (#"{"status": 304, "body": "x"}"#, "step 1, status: is \"304\", must be another one, or go with \"body\": \"\""),
      (#"{"status": 204, "body": "", "contentLength": 9}"#, "step 1, status: is \"204\", must be another one"),
      (#"{"headers": {"content-Length": "9"}}"#, "step 1, headers: is an object, must be without content-Length"),
      (#"{"headers": {"Transfer-Encoding": "x"}}"#, "step 1, headers: is an object, must be without Transfer-Encoding"),
      (#"{"reset": "before", "status": 500}"#, "step 1, reset: nothing but delay goes together with it"),
      (#"{"pass": true, "delay": "1s"}"#, "step 1, pass: nothing goes together with it"),
      (#"{"status": 100}"#, "step 1, status: is \"100\", must be a whole number from 200 to 599"),
      (#"{"status": 500, "wrongKey": true}"#, "step 1: an answer of its own (status, code, message, body) does not"),
      (#"{"body": "x", "code": "1"}"#, "step 1, body: is \"x\", must be without code and message"),
      (#"{"status": 429, "retryAfter": "1s", "retryAfterDate": "1s"}"#, "step 1, retryAfterDate: is \"1s\", must be"),
      (#"{"headers": {"a b": "c"}}"#, "step 1, headers: is an object, must be an object of header names"),
      (#"{"slow": {"bytes": 0, "every": "1s"}}"#, "step 1, slow, bytes: is \"0\", must be a whole number"),
      (#"{"slow": {"bytes": 1}}"#, "step 1, slow, every: is missing, must be a duration above 0"),
      (#"{"slow": {"byte": 1}}"#, "step 1, slow: \"byte\" is no member here, allowed are bytes, every"),
      (#"{"slow": 7}"#, "step 1, slow: this is a number where an object was due"),
      (#"{"contentLength": 0}"#, "step 1, contentLength: is \"0\", must be another number than 0"),
      (#"{"envelope": {"key": "meta"}}"#, "step 1, envelope, key: is \"meta\", must be one of metaData, metadata"),
      (#"{"page": "twice"}"#, "step 1, page: is \"twice\", must be one of before, after"),
      (#"{"rows": {"keep": 1.5}}"#, "step 1, rows, keep: is \"1.5\", must be a number from 0 to 1"),
      (#"{"rows": {"times": 0}}"#, "step 1, rows, times: is \"0\", must be a whole number from 1 to 100"),
      (#"{"types": {"code": "text"}}"#, "step 1, types, code: is \"text\", must be one of list, object, null, missing"),
      (#"{"clock": "10m"}"#, "step 1, clock: is \"10m\", must be a whole number"),
    ])
  func wrongSteps(steps: String, message: String) {
    let error = #expect(throws: SimulatorError.self) { try parse(steps) }
    #expect(error?.code == .badScenario)
    #expect(error?.exitStatus == 65)
    #expect(error?.message.contains("the scenario, " + message) == true, "\(error?.message ?? "")")
  }

  @Test(
    "a file without name, description or steps, or that is no JSON, is an error",
    arguments: [
      (#"{"description": "d", "steps": [{"reset": "before"}]}"#, "the scenario, name: is missing, must be a text"),
      (#"{"name": "n", "steps": [{"reset": "before"}]}"#, "the scenario, description: is missing"),
      (
        #"{"name": "n", "description": "d", "steps": []}"#, "the scenario, steps: is a list, must be a list of at least"
      ),
      (#"{"name": "n", "description": "d", "step": []}"#, "the scenario: \"step\" is no member here"),
      (#"[]"#, "the scenario: this is a list where an object was due"),
      (#"{"name": "n""#, "the scenario"),
    ])
  func wrongFile(json: String, message: String) {
    let error = #expect(throws: SimulatorError.self) { try Scenario(json: json) }
    #expect(error?.code == .badScenario)
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
  }

  @Test("an unknown name is an error that lists the names, and a missing file one that names it")
  func unknownNames() {
    var error = #expect(throws: SimulatorError.self) { try Scenario.named("outtage") }
    #expect(error?.exitStatus == 64)
    #expect(error?.message.hasPrefix("no scenario is called outtage; there are outage, slow-loris, ") == true)
    error = #expect(throws: SimulatorError.self) { try Scenario.named("tidak-ada/outage.json") }
    #expect(error?.exitStatus == 74)
    #expect(error?.message == "the scenario file tidak-ada/outage.json cannot be read")
  }

  @Test("every scenario that comes along can be read, and has the name of its file")
  func builtIn() throws {
    #expect(Scenario.builtIn.count == Scenario.files.count)
    #expect(Set(Scenario.builtIn.map(\.name)).count == 23)
    for file in Scenario.files { _ = try Scenario(parsing: file, file: "a built-in scenario") }
    for scenario in Scenario.builtIn { #expect(try Scenario.named(scenario.name) == scenario) }
    #expect(Scenario.list.split(separator: "\n").count == 23)
    #expect(Scenario.list.hasPrefix("outage                            Works for 10 s"))
  }
}
