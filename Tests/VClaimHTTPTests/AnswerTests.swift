import Testing
import VClaim

@Suite("Answers over a real connection")
struct AnswerTests {
  @Test("status, headers and body come as they were sent")
  func whole() async throws {
    let behaviour = Behaviour.answer("{}", status: "503 Service Unavailable", headers: "Retry-After: 7\r\n")
    try await MisbehavingServer.run([behaviour]) { server in
      let response = try await send(server.url + "/a")
      #expect(response.status == 503)
      #expect(response.headers["retry-after"] == "7")
      #expect(response.body == Array("{}".utf8))
    }
  }

  @Test("path and headers travel as they are written")
  func request() async throws {
    try await MisbehavingServer.run([.answer("{}")]) { server in
      _ = try await send(server.url + "/referensi/diagnosa/a%2Fb%20c")
      let head = try #require(server.requests.first)
      #expect(head.hasPrefix("GET /referensi/diagnosa/a%2Fb%20c HTTP/1.1\r\n"))
      #expect(head.contains("\r\nuser_key: kunciContoh2\r\n"))
      #expect(head.lowercased().contains("\r\naccept-encoding: identity\r\n"))
    }
  }

  @Test("a body is sent, also with DELETE", arguments: [HTTPMethod.post, .put, .delete])
  func body(method: HTTPMethod) async throws {
    try await MisbehavingServer.run([.answer("{}")]) { server in
      _ = try await send(server.url + "/SEP", method: method, body: Array("{\"a\":1}".utf8))
      let head = try #require(server.requests.first)
      #expect(head.hasPrefix("\(method.rawValue) /SEP HTTP/1.1\r\n"))
      #expect(head.lowercased().contains("content-length: 7\r\n"))
    }
  }

  @Test("an answer in chunks is put together")
  func chunks() async throws {
    let text = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n"
    try await MisbehavingServer.run([.send(text, thenClose: false)]) { server in
      let response = try await send(server.url)
      #expect(response.body == Array("abcde".utf8))
    }
  }

  static let faults: [(Behaviour, TransportError.Code)] = [
    (.close, .cut),
    (.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"metaData\"", thenClose: true), .cut),
    (.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n", thenClose: true), .cut),
    (.send("HTTP/1.1 200 OK\r\nContent-Le", thenClose: true), .cut),
    (.send("HTTP/1.1 200 OK\r\nContent-Length: 2000000\r\n\r\n", thenClose: false), .bodyTooLarge),
    (.endless(head: "HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n"), .bodyTooLarge),
    (.endless(head: "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"), .bodyTooLarge),
    (.endless(head: "HTTP/1.1 200 OK\r\nX-Endless: "), .protocolViolation),
    (.answer("\u{1F}", headers: "Content-Encoding: gzip\r\n"), .protocolViolation),
    (.send("SSH-2.0-OpenSSH_9.2\r\n\r\n", thenClose: false), .protocolViolation),
  ]

  @Test("a misbehaving peer is a typed error that names the host alone", arguments: faults)
  func fault(behaviour: Behaviour, code: TransportError.Code) async throws {
    try await MisbehavingServer.run([behaviour]) { server in
      let error = try await transportError { try await send(server.url + "/rahasia") }
      #expect(error?.code == code)
      #expect(error?.message.contains("127.0.0.1:\(server.port)") == true)
      #expect(error?.description.contains("rahasia") == false)
      #expect(error?.description.contains("kunciContoh2") == false)
    }
  }

  static let slow: [Behaviour] = [
    .silence, .send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{", thenClose: false),
  ]

  @Test("the deadline covers the head and the body", arguments: slow)
  func deadline(behaviour: Behaviour) async throws {
    try await MisbehavingServer.run([behaviour]) { server in
      let error = try await transportError { try await send(server.url, within: .milliseconds(100)) }
      #expect(error?.code == .timedOut)
    }
  }

  @Test("a redirect is refused, and nothing is sent to where it leads")
  func redirect() async throws {
    try await MisbehavingServer.run([.answer("{}")]) { target in
      let location = "Location: \(target.url)/curi?kunci=1\r\n"
      try await MisbehavingServer.run([.answer("", status: "302 Found", headers: location)]) { server in
        let error = try await transportError { try await send(server.url) }
        #expect(error?.code == .redirected)
        #expect(error?.message.contains("127.0.0.1:\(target.port)") == true)
        #expect(error?.message.contains("curi") == false)
        #expect(target.requests.isEmpty)
      }
    }
  }

  @Test(
    "a redirect tells whether a change may have been made before it",
    arguments: [
      ("301 Moved", true), ("302 Found", true), ("303 See Other", true), ("307 Temporary", false), ("308 Moved", false),
    ])
  func redirectedChange(status: String, mayHaveArrived: Bool) async throws {
    try await MisbehavingServer.run([.answer("", status: status, headers: "Location: /x\r\n")]) { server in
      let error = try await transportError { try await send(server.url) }
      #expect(error?.code == .redirected)
      #expect(error?.mayHaveArrived == mayHaveArrived)
    }
  }

  @Test("a port that nobody listens on is unreachable at once, not after the time to connect")
  func refused() async throws {
    let port = try await MisbehavingServer.run([.silence]) { $0.port }
    let error = try await transportError { try await send("http://127.0.0.1:\(port)") }
    #expect(error == TransportError(.unreachable, "no connection to 127.0.0.1:\(port): refused"))
  }

  @Test("a cancelled task ends its request")
  func cancelled() async throws {
    try await MisbehavingServer.run([.silence]) { server in
      let url = server.url
      let error = try await withThrowingTaskGroup(of: TransportError?.self) { group in
        group.addTask { try await transportError { try await send(url) } }
        group.cancelAll()
        return try await group.next()
      }
      #expect(error??.code == .cancelled)
    }
  }

  @Test("an address that is none is an error, not a crash", arguments: ["", "http://", "gopher://127.0.0.1"])
  func badAddress(url: String) async throws {
    #expect(try await transportError { try await send(url) }?.code == .protocolViolation)
  }
}
