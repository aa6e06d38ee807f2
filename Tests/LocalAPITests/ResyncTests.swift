import CommandLineKit
import Glibc
import ReferenceSync
import Testing
import VClaim
import VClaimWire

@testable import LocalAPI

@Suite("Asking for a resync")
struct ResyncTests {
  @Test("without waiting the answer is 202 at once, and the pull is made; the log says who asked")
  func accepted() async throws {
    let daemon = try Daemon()
    try await daemon.run {
      let reply = try await daemon.post("/v1/resync", #"{"datasets": ["room-classes"]}"#)
      #expect(reply.status == 202)
      #expect(reply.text == #"{"datasets":["room_classes"]}"#)
      for await _ in daemon.service.arrivals { break }
      #expect(daemon.messages.text.contains("uid=\(getuid())"))
      #expect(daemon.messages.text.contains("pid=\(getpid())"))
    }
  }

  @Test("waiting brings the result, an empty body asks for everything")
  func waited() async throws {
    let daemon = try Daemon()
    try await daemon.run {
      let reply = try await daemon.post("/v1/resync", #"{"wait": true}"#)
      #expect(reply.status == 200)
      guard case .array(let lines)? = try reply.json().member("datasets") else {
        throw RawClient.Failure(description: reply.text)
      }
      #expect(lines.count == 1)
      #expect(lines.first?.member("dataset")?.text == "room_classes")
      #expect(lines.first?.member("rows") == .number("2"))
      #expect(lines.first?.member("error") == .null)
      #expect(try await daemon.post("/v1/resync").status == 202)
      #expect(try await daemon.ask("/v1/room-classes/2").json().member("source")?.text == "local")
    }
  }

  @Test("a dry run tells what would change, and changes nothing")
  func dryRun() async throws {
    let daemon = try Daemon()
    try await daemon.run {
      _ = try await daemon.post("/v1/resync", #"{"wait": true}"#)
      daemon.service.list([ReferenceRow(code: "1", name: "Class One"), ReferenceRow(code: "2", name: "Class New")])
      // The budget is another one: a dry run asks the service as well.
      let before = try await daemon.ask("/v1/status").json().member("datasets")
      for body in [#"{"dry_run": true}"#, #"{"datasets": ["room-classes"], "wait": true, "dry_run": true}"#] {
        let reply = try await daemon.post("/v1/resync", body)
        #expect(reply.status == 200)
        #expect(reply.text.contains(#""changed":1"#), "\(reply.text)")
      }
      #expect(before != nil)
      #expect(try await daemon.ask("/v1/status").json().member("datasets") == before)
      #expect(try await daemon.ask("/v1/room-classes/2").text.contains("Class Two"))
      #expect(daemon.messages.text.contains("dry run asked for over the socket"))
      let document = try await DaemonConnection.with(daemon.socket) { daemon in
        try await daemon.resyncAndWait([], dryRun: true)
      }
      #expect(document?.datasets.first?.changed == 1)
    }
  }

  @Test("a pull that fails is told with its code, and the file stays as it was")
  func failed() async throws {
    let daemon = try Daemon()
    daemon.service.fail(VClaimError(.credentialsRefused, "the service refuses the signature"))
    try await daemon.run {
      let reply = try await daemon.post("/v1/resync", #"{"wait": true}"#)
      #expect(reply.status == 200)
      guard case .array(let lines)? = try reply.json().member("datasets") else {
        throw RawClient.Failure(description: reply.text)
      }
      #expect(lines.first?.member("outcome")?.text == "failed")
      #expect(lines.first?.member("error_code")?.text == VClaimError.Code.credentialsRefused.rawValue)
      #expect(try await daemon.ask("/v1/room-classes/1").json().member("source")?.text == "local")
    }
  }

  @Test(
    "an order that is wrong is refused, and nothing is pulled for it",
    arguments: [
      (#"{"datasets": ["medicines"]}"#, 404, "unknown_dataset"), (#"{"datasets": ["diagnoses"]}"#, 400, "dataset_off"),
      (#"{"wait": false, "dry_run": true}"#, 400, "bad_request"),
      (#"{"dataset": ["room-classes"]}"#, 400, "bad_request"), (#"{"wait": "yes"}"#, 400, "bad_request"),
      ("[]", 400, "bad_request"), ("nonsense", 400, "bad_request"),
      (String(repeating: " ", count: 65_537), 413, "body_too_large"),
    ])
  func refused(body: String, status: Int, code: String) async throws {
    let daemon = try Daemon()
    try await daemon.run {
      let reply = try await daemon.post("/v1/resync", body)
      #expect(reply.status == status)
      #expect(try reply.json().member("error")?.member("code")?.text == code)
      #expect(!daemon.messages.text.contains("over the socket"))
    }
  }

  @Test("who waits while the daemon stops learns that it was called off")
  func stopping() async throws {
    let daemon = try Daemon()
    daemon.service.close()
    let client = try await daemon.run {
      let client = try RawClient(daemon.socket)
      client.send("POST /v1/resync HTTP/1.1\r\nConnection: close\r\nContent-Length: 13\r\n\r\n{\"wait\":true}")
      for await _ in daemon.service.arrivals { break }
      return client
    }
    let reply = try RawClient.reply(await client.readToEnd())
    #expect(reply.status == 503)
    #expect(try reply.json().member("error")?.member("code")?.text == "stopping")
  }

  @Test("root, the daemon's user and members of the socket's group may ask, nobody else")
  func peers() {
    let peer = Peer(processID: 1, userID: 1_000, groups: [100, 990])
    #expect(peer.mayAsk(user: 1_000, group: 5))
    #expect(peer.mayAsk(user: 990, group: 990))
    #expect(!peer.mayAsk(user: 990, group: 5))
    #expect(!peer.mayAsk(user: 990, group: nil))
    #expect(Peer(processID: 1, userID: 0, groups: [0]).mayAsk(user: 990, group: 5))
  }
}
