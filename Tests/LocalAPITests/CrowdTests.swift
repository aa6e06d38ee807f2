import Testing

@testable import LocalAPI

@Suite("Many clients at once")
struct CrowdTests {
  /// A client that has been served, and hangs from then on: the order of several is that of their making.
  private func hanging(_ daemon: Daemon, beginning: String) async throws -> RawClient {
    let client = try RawClient(daemon.socket)
    client.send("GET /healthz HTTP/1.1\r\n\r\n")
    #expect(try await client.answer().status == 200)
    client.send(beginning)
    return client
  }

  private static let beginnings = [
    "", "GET /v1/diag", "POST /v1/resync HTTP/1.1\r\nContent-Length: 100\r\n\r\n{\"datasets\"",
  ]

  @Test("where there are many, whoever lets the daemon wait longest goes first", arguments: beginnings)
  func longestGoesFirst(beginning: String) async throws {
    let daemon = try Daemon {
      $0.comfortableConnections = 3
      $0.grace = .zero
      $0.patience = .seconds(3_600)
    }
    try await daemon.run {
      let first = try await hanging(daemon, beginning: beginning)
      var later: [RawClient] = []
      for _ in 0..<2 { later.append(try await hanging(daemon, beginning: "")) }
      // The fourth connection: one has to go.
      #expect(try await daemon.ask("/healthz").status == 200)
      _ = try await first.readToEnd()
      for client in later {
        client.send("GET /healthz HTTP/1.1\r\n\r\n")
        #expect(try await client.answer().status == 200)
      }
    }
  }

  @Test("a client that does not take its answer lets the daemon wait, too")
  func doesNotRead() async throws {
    let daemon = try Daemon {
      // One is too many: whoever makes the daemon wait goes.
      $0.comfortableConnections = 0
      $0.grace = .milliseconds(200)
      $0.patience = .seconds(3_600)
    }
    try await daemon.run {
      let client = try RawClient(daemon.socket)
      // Whole requests, and more answers than the buffers of a socket hold.
      client.send(String(repeating: "GET /v1/diagnoses HTTP/1.1\r\n\r\n", count: 500))
      try await client.hangUp()
    }
  }

  @Test("nobody has to go at once: each has its time, and whoever does not use it goes when that is over")
  func grace() async throws {
    let patient = try Daemon {
      $0.comfortableConnections = 2
      $0.grace = .seconds(3_600)
    }
    try await patient.run {
      var clients: [RawClient] = []
      for _ in 0..<5 { clients.append(try await hanging(patient, beginning: "")) }
      for client in clients {
        client.send("GET /healthz HTTP/1.1\r\n\r\n")
        #expect(try await client.answer().status == 200)
      }
    }
    let hasty = try Daemon {
      $0.comfortableConnections = 2
      $0.grace = .milliseconds(100)
      $0.patience = .seconds(3_600)
    }
    try await hasty.run {
      var clients: [RawClient] = []
      for _ in 0..<5 { clients.append(try await hanging(hasty, beginning: "")) }
      // Nobody comes any more: it is the clock that ends the first three.
      for client in clients.prefix(3) { _ = try await client.readToEnd() }
      for client in clients.suffix(2) {
        client.send("GET /healthz HTTP/1.1\r\n\r\n")
        #expect(try await client.answer().status == 200)
      }
    }
  }

  @Test("a client that hangs keeps none of the places, however many of its kind there are")
  func full() async throws {
    let daemon = try Daemon {
      $0.connections = 8
      $0.comfortableConnections = 6
      $0.grace = .milliseconds(50)
      $0.patience = .seconds(3_600)
    }
    try await daemon.run {
      var clients: [RawClient] = []
      for _ in 0..<40 { clients.append(try RawClient(daemon.socket)) }
      #expect(try await daemon.ask("/healthz").status == 200)
    }
  }

  @Test(
    "a request's head may be of 32 KB, and no more",
    arguments: [
      "GET /v1/diagnoses?q=\(String(repeating: "x", count: 33_000)) HTTP/1.1\r\n\r\n",
      "GET /healthz HTTP/1.1\r\nX: \(String(repeating: "x", count: 33_000))\r\n\r\n",
      "GET /healthz HTTP/1.1\r\n" + (0..<9).map { "X\($0): \(String(repeating: "x", count: 4_000))\r\n" }.joined()
        + "\r\n",
      "GET /healthz HTTP/1.1\r\n" + (0..<101).map { "X\($0): 1\r\n" }.joined() + "\r\n",
    ])
  func largeHead(request: String) async throws {
    let daemon = try Daemon()
    try await daemon.run {
      let client = try RawClient(daemon.socket)
      client.send("GET /healthz HTTP/1.1\r\nX: \(String(repeating: "x", count: 30_000))\r\n\r\n")
      #expect(try await client.answer().status == 200)
      client.send(request)
      #expect(try await client.answer().status == 400)
    }
  }
}
