import LocalAPI
import ReferenceStore
import Testing
import VClaimWire

@Suite("Answers over the socket")
struct AnswerTests {
  @Test("a row of the file comes with its source and age, at every length of key")
  func local() async throws {
    let daemon = try Daemon()
    try await daemon.run {
      let diagnosis = try await daemon.ask("/v1/diagnoses/a7")
      #expect(diagnosis.status == 200)
      #expect(diagnosis.headers.lowercased().contains("content-type: application/json"))
      #expect(
        diagnosis.text == #"{"age":100,"as_of":1700000100,"generation":4,"source":"local","stale":false,"#
          + #""value":{"code":"A7","name":"Invented disease 7"}}"#)
      let doctor = try await daemon.ask("/v1/doctors/0001/INT%2F1/7")
      #expect(try doctor.json().member("value")?.member("name")?.text == "dr. Invented, \"Sp.PD\"")
      let room = try await daemon.ask("/v1/rooms/0001/1/R")
      #expect(try room.json().member("value")?.member("available") == .null)
      #expect(try room.json().member("value")?.member("capacity") == .number("4"))
    }
  }

  @Test("a miss is asked live; absent is 200, a failing service 502, and a hit never asks")
  func live() async throws {
    let daemon = try Daemon()
    try await daemon.run {
      let found = try await daemon.ask("/v1/diagnoses/U99").json()
      #expect(found.member("source")?.text == "live")
      #expect(found.member("value")?.member("name")?.text == "Learned live")
      let absent = try await daemon.ask("/v1/diagnoses/Q00")
      #expect(absent.status == 200)
      #expect(try absent.json().member("value") == .null)
      #expect(try absent.json().member("source")?.text == "absent")
      #expect(daemon.misses.keys == [["diagnoses", "Q00"]])
      #expect(try await daemon.ask("/v1/diagnoses/A7?live=1").json().member("source")?.text == "absent")
      let failed = try await daemon.ask("/v1/diagnoses/X00")
      #expect(failed.status == 502)
      #expect(try failed.json().member("error")?.member("code")?.text == "unreachable")
      #expect(try await daemon.ask("/v1/diagnoses/A7?live=0").json().member("source")?.text == "local")
    }
  }

  @Test("live=1 asks the service each time, past what is remembered of a key and past an outage")
  func explicit() async throws {
    let daemon = try Daemon()
    try await daemon.run { () async throws in
      for _ in 0..<2 {
        #expect(try await daemon.ask("/v1/diagnoses/U99?live=1").json().member("source")?.text == "live")
        #expect(try await daemon.ask("/v1/diagnoses/Q00?live=1").json().member("source")?.text == "absent")
      }
      #expect(daemon.live.calls == [["U99"], ["Q00"], ["U99"], ["Q00"]])
      // What it said is remembered for the others.
      #expect(try await daemon.ask("/v1/diagnoses/U99").json().member("source")?.text == "live")
      #expect(daemon.live.calls.count == 4)

      #expect(try await daemon.ask("/v1/diagnoses/X00").status == 502)
      #expect(try await daemon.ask("/v1/diagnoses/Q01").status == 502, "the outage is remembered")
      #expect(daemon.live.calls.count == 5)
      #expect(try await daemon.ask("/v1/diagnoses/Q01?live=1").json().member("source")?.text == "absent")
      #expect(daemon.live.calls.last == ["Q01"])
      #expect(try await daemon.ask("/v1/diagnoses/Q02").status == 200, "an answer ends the outage for all")
    }
  }

  @Test("a search returns rows, and no more than its limit")
  func search() async throws {
    let daemon = try Daemon()
    try await daemon.run {
      let hits = try await daemon.ask("/v1/diagnoses?q=inv+dis&limit=3").json()
      guard case .array(let rows)? = hits.member("rows") else { throw RawClient.Failure(description: "no rows") }
      #expect(rows.count == 3)
      guard case .array(let parts)? = hits.member("highlights"), let first = rows.first?.member("name")?.text else {
        throw RawClient.Failure(description: "no highlights")
      }
      #expect(parts.count == 3)
      #expect(first.hasPrefix("Invented disease"))
      let typed = [[0, 3], [9, 12]].map { JSONValue.array($0.map { .number("\($0)") }) }
      #expect(parts.first == .array(typed))
      #expect(hits.member("source")?.text == "local")
      #expect(hits.member("stale") == .bool(false))
    }
  }

  @Test("the service's own search is asked with live=1, also of what the file does not have")
  func liveSearch() async throws {
    let daemon = try Daemon()
    try await daemon.run {
      let hits = try await daemon.ask("/v1/chronic-drugs?q=amlo+5&limit=2&live=1").json()
      guard case .array(let rows)? = hits.member("rows") else { throw RawClient.Failure(description: "no rows") }
      #expect(rows.map { $0.member("code")?.text } == ["amlo 5 1", "amlo 5 2"])
      #expect(hits.member("source")?.text == "live")
      #expect(hits.member("as_of")?.text == "1700000200" || hits.member("age")?.text == "0")
      #expect(try await daemon.ask("/v1/diagnoses?q=x&live=1").json().member("source")?.text == "live")
      #expect(try await daemon.ask("/v1/facilities?q=x&live=1").status == 502)
      for target in ["/v1/rooms?q=x&live=1", "/v1/diagnoses/N00?live=1"] {
        let refused = try await daemon.ask(target)
        #expect(refused.status == 422)
        #expect(try refused.json().member("error")?.member("code")?.text == "not_offered")
      }
      #expect(try await daemon.ask("/v1/diagnoses/N00").json().member("source")?.text == "absent")
      for target in ["/v1/chronic-drugs?q=x", "/v1/chronic-drugs", "/v1/chronic-drugs/x?live=1"] {
        #expect(try await daemon.ask(target).status == 404)
      }
    }
  }

  @Test("all rows come in pieces that make one document")
  func list() async throws {
    let daemon = try Daemon { $0.pieceBytes = 100 }
    try await daemon.run {
      let all = try await daemon.ask("/v1/diagnoses")
      guard case .array(let rows)? = try all.json().member("rows") else {
        throw RawClient.Failure(description: "no rows")
      }
      #expect(rows.count == 200)
      #expect(Set(rows.compactMap { $0.member("code")?.text }).count == 200)
      #expect(try all.json().member("generation") == .number("4"))
      #expect(try all.json().member("age") == .number("100"))
      let none = try await daemon.ask("/v1/polyclinics").json()
      #expect(none.member("rows") == .array([]))
      #expect(none.member("as_of") == .null)
      #expect(none.member("stale") == .bool(true))
    }
  }

  @Test("the journal is told with the rows as objects, and from where to ask next")
  func changes() async throws {
    let daemon = try Daemon { $0.pieceBytes = 100 }
    try await daemon.run {
      let all = try await daemon.ask("/v1/changes?since=1").json()
      guard case .array(let changes)? = all.member("changes") else { throw RawClient.Failure(description: "none") }
      let doctor = try #require(changes.first)
      #expect(doctor.member("key") == .array([.string("0001"), .string("INT/1"), .string("7")]))
      #expect(doctor.member("op")?.text == "added")
      #expect(doctor.member("before") == .null)
      #expect(doctor.member("after")?.member("name")?.text == "dr. Invented, \"Sp.PD\"")
      #expect(all.member("generation") == .number("4"))
      #expect(
        try await daemon.ask("/v1/changes?since=4").text
          == #"{"changes":[],"generation":4,"more":false,"pruned":false}"#)
    }
  }

  @Test("an answer about the journal ends with a whole generation, and is of one dataset where one is named")
  func pagesOfChanges() async throws {
    let daemon = try Daemon { $0.journalEntries = 2 }
    try await daemon.run {
      let first = try await daemon.ask("/v1/changes").json()
      guard case .array(let changes)? = first.member("changes") else { throw RawClient.Failure(description: "none") }
      #expect(changes.count == 200)
      #expect(first.member("generation") == .number("1"))
      #expect(first.member("more") == .bool(true))
      let rooms = try await daemon.ask("/v1/changes?dataset=rooms").json()
      guard case .array(let ofRooms)? = rooms.member("changes") else { throw RawClient.Failure(description: "none") }
      #expect(ofRooms.count == 1)
      #expect(rooms.member("more") == .bool(false))
    }
  }

  @Test("the past is told of a day that is known; a day before that is a 404, one in the future a 400")
  func past() async throws {
    let daemon = try Daemon()
    try await daemon.run {
      // The file was filled on 14 or 15 November 2023, as the zone of the machine has it.
      let row = try await daemon.ask("/v1/diagnoses/a7?as_of=2023-11-15").text
      #expect(
        row == #"{"age":100,"as_of":1700000100,"generation":1,"source":"local","stale":false,"#
          + #""value":{"code":"A7","name":"Invented disease 7"}}"#)
      let absent = try await daemon.ask("/v1/diagnoses/Q00?as_of=2023-11-15").json()
      #expect(absent.member("value") == .null)
      #expect(absent.member("source")?.text == "absent")
      let rooms = try await daemon.ask("/v1/rooms?as_of=2023-11-15").json()
      guard case .array(let rows)? = rooms.member("rows") else { throw RawClient.Failure(description: "no rows") }
      #expect(rows.map { $0.member("name")?.text } == ["Rose"])
      #expect(rows.first?.member("capacity") == .null)
      #expect(rooms.member("generation") == .number("3"))
      for target in ["/v1/diagnoses/A7?as_of=2023-11-12", "/v1/diagnoses?as_of=2023-11-12"] {
        let unknown = try await daemon.ask(target)
        #expect(unknown.status == 404)
        #expect(try unknown.json().member("error")?.member("code")?.text == "unknown_past")
        #expect(unknown.text.contains("2023-11-1"))
      }
      #expect(try await daemon.ask("/v1/diagnoses/A7?as_of=2023-11-17").status == 400)
      #expect(try await daemon.ask("/v1/doctors/1?as_of=2023-11-15").status == 404)
    }
  }

  @Test("a key's history is told, none of a key that never was, and 404 for a wrong number of parts")
  func history() async throws {
    let daemon = try Daemon()
    try await daemon.run {
      let doctor = try await daemon.ask("/v1/history/doctors/0001/INT%2F1/7").json()
      guard case .array(let changes)? = doctor.member("changes") else { throw RawClient.Failure(description: "none") }
      #expect(changes.map { $0.member("op")?.text } == ["added"])
      #expect(doctor.member("known_since") == .number("1700000100"))
      #expect(
        try await daemon.ask("/v1/history/polyclinics/X").text
          == #"{"changes":[],"generation":4,"known_since":null}"#)
      #expect(try await daemon.ask("/v1/history/doctors/0001/7").status == 404)
    }
  }

  @Test("the state has a line for each dataset with all its columns, null ones too")
  func status() async throws {
    let daemon = try Daemon()
    try await daemon.run {
      let document = try await daemon.ask("/v1/status").json()
      #expect(document.member("daemon")?.member("running") == .bool(true))
      guard case .array(let lines)? = document.member("datasets") else { throw RawClient.Failure(description: "none") }
      #expect(lines.count == Dataset.all.count)
      for case .object(let line) in lines {
        #expect(
          Set(line.keys) == [
            "dataset", "state", "generation", "row_count", "as_of", "attempted_at", "next_at", "max_stale",
            "last_error",
          ])
      }
    }
  }

  @Test("health and readiness answer")
  func health() async throws {
    let daemon = try Daemon()
    try await daemon.run { () async throws in
      #expect(try await daemon.ask("/healthz").status == 200)
      #expect(try await daemon.ask("/readyz").status == 200)
    }
  }

  @Test(
    "an error is a document with code and message",
    arguments: [
      ("/v1/medicines/1", 404, "unknown_dataset"), ("/v1/doctors/0001", 404, "not_found"),
      ("/v1/diagnoses/A/B", 404, "not_found"), ("/metrics/1", 404, "not_found"),
      ("/v1/diagnoses?q=a&limit=x", 400, "bad_request"), ("/v1/resync", 405, "method_not_allowed"),
    ])
  func errors(target: String, status: Int, code: String) async throws {
    let daemon = try Daemon()
    try await daemon.run {
      let reply = try await daemon.ask(target)
      #expect(reply.status == status)
      #expect(try reply.json().member("error")?.member("code")?.text == code)
      #expect(try reply.json().member("error")?.member("message")?.text?.isEmpty == false)
    }
  }
}
