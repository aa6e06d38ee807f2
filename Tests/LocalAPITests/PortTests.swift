import Testing
import VClaimWire

@testable import LocalAPI

@Suite("The port")
struct PortTests {
  /// Runs a daemon that listens on a free port as well.
  private func withPort(_ daemon: Daemon, _ body: (Int) async throws -> Void) async throws {
    let (ports, onPort) = AsyncStream<Int>.makeStream()
    let besides: Daemon.Besides = { api, _ in [LocalPort(api, host: "127.0.0.1", port: 0) { onPort.yield($0) }] }
    try await daemon.run(besides: besides) {
      for await port in ports { return try await body(port) }
    }
  }

  private func ask(
    _ port: Int, _ target: String, host: String? = "localhost", method: String = "GET", body: String = ""
  ) async throws -> RawClient.Reply {
    let client = try RawClient(port: port)
    let hostLine = host.map { "Host: \($0)\r\n" } ?? ""
    client.send(
      "\(method) \(target) HTTP/1.1\r\n\(hostLine)Connection: close\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    )
    return try RawClient.reply(await client.readToEnd())
  }

  @Test("what may be read at the socket may be read there")
  func reads() async throws {
    let daemon = try Daemon()
    try await withPort(daemon) { port in
      for target in [
        "/v1/diagnoses/A7", "/v1/diagnoses?q=inv&limit=3", "/v1/room-classes", "/v1/changes?since=3",
        "/v1/history/diagnoses/A7", "/v1/pending", "/v1/cooldown", "/healthz", "/readyz",
      ] {
        let reply = try await ask(port, target)
        #expect(reply.status == 200, "\(target)")
        #expect(reply.text == (try await daemon.ask(target)).text, "\(target)")
      }
      for target in ["/", "/metrics", "/v1/status"] { #expect(try await ask(port, target).status == 200, "\(target)") }
      #expect(
        try await daemon.ask("/metrics").text.contains(
          #"vclaimd_http_requests_total{listener="port",route="/v1/{dataset}/{key}",status="200"} 1"#))
    }
  }

  @Test("a miss is absent: neither is the service asked nor the key noted, and who asks for it is refused")
  func spendsNothing() async throws {
    let daemon = try Daemon()
    try await withPort(daemon) { port in
      let miss = try await ask(port, "/v1/diagnoses/U99")
      #expect(miss.status == 200)
      #expect(try miss.json().member("source")?.text == "absent")
      for target in ["/v1/diagnoses/A7?live=1", "/v1/diagnoses?q=x&live=1", "/v1/chronic-drugs?q=x&live=1"] {
        let refused = try await ask(port, target)
        #expect(refused.status == 403, "\(target)")
        #expect(try refused.json().member("error")?.member("code")?.text == "file_only")
      }
      #expect(daemon.misses.keys.isEmpty)
    }
  }

  @Test("nothing can be changed: only GET is taken")
  func readOnly() async throws {
    let daemon = try Daemon()
    try await withPort(daemon) { port in
      for (method, target) in [
        ("POST", "/v1/resync"), ("POST", "/v1/approve"), ("POST", "/v1/reload"), ("DELETE", "/v1/cooldown"),
        ("PUT", "/v1/diagnoses/A7"), ("OPTIONS", "/v1/status"), ("POST", "/"),
      ] {
        let reply = try await ask(port, target, method: method, body: "{}")
        #expect(reply.status == 405, "\(method) \(target)")
        #expect(!reply.headers.lowercased().contains("access-control-allow"))
      }
      #expect(daemon.service.count == 0)
    }
  }

  @Test("a request that names another machine is refused, as a page of another site would send it")
  func hosts() async throws {
    let daemon = try Daemon()
    try await withPort(daemon) { port in
      for host in ["localhost", "LOCALHOST:\(port)", "127.0.0.1:\(port)", "127.0.0.1:9000", "[::1]:\(port)", "[::1]"] {
        #expect(try await ask(port, "/v1/status", host: host).status == 200, "\(host)")
      }
      for host in [
        nil, "", "evil.example", "evil.example:\(port)", "localhost.evil.example", "127.0.0.1.evil.example",
        "192.168.1.2", "localhost:x", "[::2]:\(port)", "[::1]x", "127.0.0.1:70000",
      ] as [String?] {
        let reply = try await ask(port, "/v1/status", host: host)
        #expect([400, 421].contains(reply.status), "\(host ?? "none")")
        #expect(!reply.text.contains("datasets"))
      }
    }
  }

  @Test("the status page comes with a policy that lets a browser do nothing else")
  func page() async throws {
    let daemon = try Daemon()
    try await withPort(daemon) { port in
      let page = try await ask(port, "/")
      let headers = page.headers.lowercased()
      #expect(headers.contains("content-type: text/html; charset=utf-8"))
      #expect(headers.contains("content-security-policy: default-src 'none'; script-src 'sha256-"))
      #expect(headers.contains("x-content-type-options: nosniff"))
      #expect(page.text.hasPrefix("<!DOCTYPE html>"))
      #expect(page.text.contains("room classes") && page.text.contains(daemon.directory))
    }
  }

  @Test("a port that somebody else has is told, and the socket works without it")
  func taken() async throws {
    let first = try Daemon()
    try await withPort(first) { port in
      let second = try Daemon()
      let besides: Daemon.Besides = { api, _ in [LocalPort(api, host: "127.0.0.1", port: port)] }
      try await second.run(besides: besides) {
        let health = try await second.ask("/healthz")
        #expect(health.status == 200)
      }
      #expect(second.messages.text.contains("nobody can be served at this address"))
      #expect(try await ask(port, "/healthz").status == 200)
    }
  }

  @Test("a client that hangs or sends rubbish there harms nobody")
  func misbehaves() async throws {
    let daemon = try Daemon { $0.patience = .milliseconds(200) }
    try await withPort(daemon) { port in
      let hanging = try RawClient(port: port)
      hanging.send("GET / HTTP/1.1\r\nHost: loc")
      let rubbish = try RawClient(port: port)
      rubbish.send([UInt8](repeating: 0xFF, count: 1_000))
      #expect(try await ask(port, "/healthz").status == 200)
      _ = try await hanging.readToEnd()
      #expect(try RawClient.reply(await rubbish.readToEnd()).status == 400)
    }
  }
}
