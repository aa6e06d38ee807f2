import Testing

@testable import VClaimSimulator

@Suite("Which step meets which request")
struct ScenarioRunTests {
  private func request(_ path: String, method: String = "GET") -> SimulatorRequest {
    SimulatorRequest(method: method, path: path, headers: [])
  }

  private func run(_ steps: String) throws -> ScenarioRun {
    ScenarioRun(try Scenario(json: #"{"name": "n", "description": "d", "steps": [\#(steps)]}"#))
  }

  @Test("an outage lasts from 10 s to 70 s after the first request")
  func outage() throws {
    var run = ScenarioRun(try Scenario.named("outage"))
    let seconds: [Int] = [0, 9, 10, 69, 70, 1_000]
    #expect(
      seconds.map { run.effects(on: request("/vclaim-rest/a"), at: .seconds($0))?.reset == .before }
        == [false, false, true, true, false, false])
  }

  @Test("first, last and every count the requests that a step is about")
  func counting() throws {
    var run = try run(#"{"first": 2, "last": 6, "every": 2, "path": "a/*", "reset": "before"}"#)
    var met: [Int] = []
    for number in 1...8 {
      #expect(run.effects(on: request("/vclaim-rest/b/1"), at: .zero) == nil)
      if run.effects(on: request("/vclaim-rest/a/1"), at: .zero) != nil { met.append(number) }
    }
    #expect(met == [2, 4, 6])
  }

  @Test("of the steps that apply, the first counts, and the others go on counting")
  func order() throws {
    var run = try run(#"{"every": 2, "status": 500}, {"first": 2, "status": 503}, {"status": 429}"#)
    let statuses = (1...4).map { _ in run.effects(on: request("/x"), at: .zero)?.canned?.status }
    #expect(statuses == [500, 503, 500, 503])
  }

  @Test("a step is about a service and a method")
  func serviceAndMethod() throws {
    var run = try run(#"{"service": "vclaim", "method": "POST", "reset": "before"}"#)
    #expect(run.effects(on: request("/vclaim-rest/SEP/create", method: "POST"), at: .zero) != nil)
    #expect(run.effects(on: request("/vclaim-rest/SEP/create"), at: .zero) == nil)
    #expect(run.effects(on: request("/antreanrs/SEP/create", method: "POST"), at: .zero) == nil)
    #expect(run.effects(on: request("/", method: "POST"), at: .zero) == nil)
  }

  @Test(
    "a pattern stands for paths",
    arguments: [
      ("referensi/diagnosa/*", "/vclaim-rest/referensi/diagnosa/A00", true),
      ("referensi/diagnosa/*", "/vclaim-rest/Referensi/Diagnosa/a%2F0", true),
      ("referensi/diagnosa/*", "/vclaim-rest/referensi/diagnosa/0/100", false),
      ("referensi/diagnosa/*", "/vclaim-rest/referensi/diagnosa", false),
      ("referensi/diagnosa/a*0", "/vclaim-rest/referensi/diagnosa/A00", true),
      ("referensi/diagnosa/a*1", "/vclaim-rest/referensi/diagnosa/A00", false),
      ("referensi/**", "/vclaim-rest/referensi/diagnosa/0/100", true),
      ("**/0/*", "/vclaim-rest/referensi/diagnosa/0/100", true),
      ("**", "/vclaim-rest", true),
    ])
  func patterns(pattern: String, path: String, matches: Bool) {
    #expect(RequestFilter(path: PathGlob(pattern)).matches(request(path)) == matches)
  }
}
