import Testing

@testable import LocalAPI

@Suite("Clients that misbehave")
struct ClientTests {
  @Test(
    "a client that hangs loses its connection, and nobody else notices",
    arguments: [
      "", "GET /v1/diag", "POST /v1/resync HTTP/1.1\r\nContent-Length: 100\r\n\r\n{\"datasets\"",
      "POST /v1/resync HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n    \r\n",
    ])
  func hangs(beginning: String) async throws {
    let daemon = try Daemon { $0.patience = .milliseconds(200) }
    try await daemon.run {
      let client = try RawClient(daemon.socket)
      client.send(beginning)
      #expect(try await daemon.ask("/healthz").status == 200)
      // Ends only because the daemon ends the connection.
      _ = try await client.readToEnd()
      #expect(try await daemon.ask("/healthz").status == 200)
    }
  }

  @Test("a client that sends rubbish is told so")
  func rubbish() async throws {
    let daemon = try Daemon()
    try await daemon.run {
      let client = try RawClient(daemon.socket)
      client.send([UInt8](repeating: 0xFF, count: 100))
      #expect(try RawClient.reply(await client.readToEnd()).status == 400)
      #expect(try await daemon.ask("/healthz").status == 200)
    }
  }

  @Test("a header without end is refused")
  func endlessHeader() async throws {
    let daemon = try Daemon { $0.patience = .milliseconds(500) }
    try await daemon.run {
      let client = try RawClient(daemon.socket)
      client.send("GET /healthz HTTP/1.1\r\nX: " + String(repeating: "x", count: 100_000))
      _ = try await client.readToEnd()
      #expect(try await daemon.ask("/healthz").status == 200)
    }
  }

  @Test(
    "a client that does not take its answer loses its connection, so that the daemon can stop", .timeLimit(.minutes(5)))
  func doesNotRead() async throws {
    let daemon = try Daemon {
      // Only the farewell can end the connection while the test lasts.
      $0.patience = .seconds(3_600)
      $0.farewell = .milliseconds(200)
    }
    let client = try await daemon.run {
      let client = try RawClient(daemon.socket)
      // More answers than the buffers of a socket hold.
      client.send(String(repeating: "GET /v1/diagnoses HTTP/1.1\r\n\r\n", count: 500))
      #expect(try await daemon.ask("/healthz").status == 200)
      return client
    }
    _ = try await client.readToEnd()
  }

  @Test("a client that does not take its answer loses its connection while the daemon goes on, too")
  func doesNotReadForLong() async throws {
    let daemon = try Daemon { $0.patience = .milliseconds(200) }
    try await daemon.run {
      let client = try RawClient(daemon.socket)
      client.send(String(repeating: "GET /v1/diagnoses HTTP/1.1\r\n\r\n", count: 500))
      try await client.hangUp()
      #expect(try await daemon.ask("/healthz").status == 200)
    }
  }

  @Test("whoever comes when all connections are taken is served as soon as one that hangs is dropped")
  func tooMany() async throws {
    let daemon = try Daemon {
      $0.patience = .milliseconds(300)
      $0.connections = 3
    }
    try await daemon.run {
      var hanging: [RawClient] = []
      for _ in 0..<6 { hanging.append(try RawClient(daemon.socket)) }
      #expect(try await daemon.ask("/healthz").status == 200)
      for client in hanging { _ = try await client.readToEnd() }
    }
  }
}
