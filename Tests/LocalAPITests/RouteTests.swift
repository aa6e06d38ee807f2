import HTTPTypes
import ReferenceStore
import Testing

import struct VClaim.CalendarDay

@testable import LocalAPI

@Suite("Routes")
struct RouteTests {
  private func route(_ target: String, _ method: HTTPRequest.Method = .get) throws(Refusal) -> Route {
    try Route(method, try RequestTarget(target))
  }

  @Test("a dataset's name means the same with a dash and with an underscore")
  func names() throws {
    #expect(try route("/v1/room-classes") == .question(.list(.roomClasses)))
    #expect(try route("/v1/room_classes") == .question(.list(.roomClasses)))
  }

  @Test("the parts of a key are decoded one by one: an encoded slash is no separator, a plus is a plus")
  func key() throws {
    #expect(
      try route("/v1/doctors/0001/INT%2f1/A+%C3%A9")
        == .question(.lookUp(.doctors, key: ["0001", "INT/1", "A+é"], isLive: false)))
    #expect(try route("/v1/diagnoses/A00?live=1") == .question(.lookUp(.diagnoses, key: ["A00"], isLive: true)))
  }

  @Test("a search takes text as forms write it, and 20 rows unless it says otherwise")
  func search() throws {
    #expect(try route("/v1/diagnoses?q=demam+ber%2B") == .question(.search(.diagnoses, text: "demam ber+", limit: 20)))
    #expect(try route("/v1/diagnoses?limit=1000&q=") == .question(.search(.diagnoses, text: "", limit: 1_000)))
  }

  @Test("the journal is asked from a generation, or from the beginning")
  func changes() throws {
    #expect(try route("/v1/changes?since=7") == .question(.changes(since: 7, of: nil)))
    #expect(try route("/v1/changes?dataset=room-classes") == .question(.changes(since: 0, of: .roomClasses)))
  }

  @Test("the past is asked for by a day, and the history of a key by all of its parts")
  func past() throws {
    let day = try #require(CalendarDay("2026-01-14"))
    #expect(
      try route("/v1/doctors/0001/INT%2F1/7?as_of=2026-01-14")
        == .question(.pastLookUp(.doctors, key: ["0001", "INT/1", "7"], asOf: day)))
    #expect(try route("/v1/room-classes?as_of=2026-01-14") == .question(.pastList(.roomClasses, asOf: day)))
    #expect(try route("/v1/history/diagnoses/A00%C3%A9") == .question(.history(.diagnoses, key: ["A00é"])))
    #expect(try route("/v1/history/doctors/0001//7") == .question(.history(.doctors, key: ["0001", "", "7"])))
  }

  @Test(
    "what is wrong with a target is a 400",
    arguments: [
      "/v1/diagnoses?q=a&limit=0", "/v1/diagnoses?q=a&limit=1001", "/v1/diagnoses?q=a&limit=-1",
      "/v1/diagnoses?q=a&limit=", "/v1/diagnoses?q=a&limit=99999999999999999999", "/v1/diagnoses?limit=5",
      "/v1/diagnoses?q=a&q=b", "/v1/diagnoses?q=a&page=2", "/v1/diagnoses/A00?live=yes", "/v1/diagnoses?q=%zz",
      "/v1/diagnoses/%", "/v1/diagnoses/%FF", "/v1/changes?since=x", "/v1/status?x", "/v1/diagnoses?live=1", "v1",
      "/v1/diagnoses/A00?as_of=2026-02-30", "/v1/diagnoses?as_of=today", "/v1/diagnoses/A00?as_of=2026-01-14&live=1",
      "/v1/diagnoses?as_of=2026-01-14&q=a",
    ])
  func badRequests(target: String) {
    #expect(throws: Refusal.self) { try route(target) }
    do throws(Refusal) { _ = try route(target) } catch { #expect(error.status == .badRequest) }
  }

  @Test(
    "a path that leads nowhere is a 404",
    arguments: [
      "/x", "//", "/v1", "/v2/status", "/v1/medicines/1", "/v1/cooldown/x", "/metrics/x",
      "/v1/history", "/v1/history/diagnoses", "/v1/history/medicines/1", "/v1/changes?dataset=medicines",
      "/v1/status/x", "/healthz/x",
    ])
  func nowhere(target: String) {
    do throws(Refusal) {
      _ = try route(target)
      Issue.record("it led somewhere")
    } catch { #expect(error.status == .notFound) }
  }

  @Test("a cool-down is asked for, and ended")
  func coolDown() throws {
    #expect(try route("/v1/cooldown") == .question(.coolDown))
    #expect(try route("/v1/cooldown", .delete) == .order(.clearCoolDown))
    #expect(!Order.clearCoolDown.isForGroup)
  }

  @Test("another method than the route's is a 405 that names the right one")
  func methods() {
    for (method, target, allowed) in [
      (HTTPRequest.Method.post, "/v1/diagnoses/A00", "GET"), (.delete, "/v1/status", "GET"),
      (.get, "/v1/resync", "POST"), (.get, "/v1/approve", "POST"), (.get, "/v1/reject", "POST"),
      (.post, "/v1/pending", "GET"), (.post, "/v1/cooldown", "GET"),
    ] {
      do throws(Refusal) {
        _ = try route(target, method)
        Issue.record("\(target) took it")
      } catch {
        #expect(error.status == .methodNotAllowed)
        #expect(error.message.contains(allowed))
      }
    }
  }
}
