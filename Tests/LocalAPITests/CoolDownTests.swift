import CommandLineKit
import ReferenceStore
import Testing
import VClaim
import VClaimReference
import VClaimWire

@testable import LocalAPI

@Suite("A cool-down, over the socket")
struct CoolDownTests {
  /// Runs a daemon whose service has asked for an hour of rest.
  private func withCoolDown(_ body: (Daemon) async throws -> Void) async throws {
    let daemon = try Daemon()
    var error = VClaimError(.rateLimited, "too many requests")
    error.httpStatus = 429
    error.retryAfter = .seconds(3_600)
    daemon.service.fail(error)
    try await daemon.run {
      _ = try await daemon.post("/v1/resync", #"{"wait": true}"#)
      daemon.service.fail(nil)
      try await body(daemon)
    }
  }

  private func seconds(_ told: JSONValue, _ name: String) throws -> Int64 {
    guard case .number(let text)? = told.member(name) else { throw RawClient.Failure(description: "no \(name)") }
    return try #require(Int64(text))
  }

  @Test("is told with why, HTTP status, since and until when, and in the status; a resync is a 409 and not pulled")
  func told() async throws {
    try await withCoolDown { daemon in
      let count = daemon.service.count
      let reply = try await daemon.ask("/v1/cooldown")
      #expect(reply.status == 200)
      let told = try #require(try reply.json().member("cooldown"))
      #expect(told.member("service")?.text == "vclaim")
      #expect(told.member("code")?.text == "rate_limited")
      #expect(told.member("http_status") == .number("429"))
      // The wall clock of the test stands still, the other one does not.
      let (since, until) = (try seconds(told, "since"), try seconds(told, "until"))
      #expect(until - since == 3_600)
      #expect(told.member("reason")?.text == "it asks to be left alone for 3600 s (Retry-After)")
      let status = try await daemon.ask("/v1/status").json()
      #expect(status.member("upstream")?.member("state")?.text == "cool_down")
      #expect(status.member("upstream")?.member("cooldown")?.member("code")?.text == "rate_limited")
      #expect(status.member("budget")?.member("spent") == .number(String(count)))

      for body in [#"{"wait": true}"#, #"{"datasets": ["room-classes"]}"#, ""] {
        let refused = try await daemon.post("/v1/resync", body)
        #expect(refused.status == 409)
        #expect(try refused.json().member("error")?.member("code")?.text == "cool_down")
      }
      let error = await #expect(throws: CommandError.self) {
        try await DaemonConnection.with(daemon.socket) { try await $0.resyncAndWait([]) }
      }
      #expect(error?.status == .tryLater)
      #expect(error?.description.contains("vclaimctl cooldown clear") == true)
      #expect(daemon.service.count == count)
      #expect(daemon.messages.text.contains("uid=") == true)
    }
  }

  @Test("is ended by DELETE, which says what it ended; the next resync is pulled")
  func cleared() async throws {
    try await withCoolDown { daemon in
      let document = try await DaemonConnection.with(daemon.socket) { try await $0.clearCoolDowns() }
      #expect(document?.cleared?.map(\.service) == ["vclaim"])
      #expect(document?.coolDown == nil)
      #expect(daemon.messages.text.contains("cool-downs cleared over the socket"))
      #expect(try await daemon.ask("/v1/cooldown").text == #"{"cooldown":null,"cooldowns":[]}"#)
      let reply = try await daemon.post("/v1/resync", #"{"wait": true}"#)
      #expect(reply.status == 200)
      #expect(reply.text.contains(#""outcome":"published""#), "\(reply.text)")
      #expect(try await daemon.ask("/v1/status").json().member("upstream")?.member("state")?.text == "ok")
    }
  }
}
