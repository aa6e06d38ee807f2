import Testing
import VClaim
import VClaimHTTP

@Suite("Life of a transport")
struct LifeCycleTests {
  @Test("connections are used again, and a closed one is not the end")
  func reuse() async throws {
    let closing = Behaviour.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}", thenClose: true)
    try await MisbehavingServer.run([.answer("{}"), closing, .answer("[]")]) { server in
      let transport = try AsyncHTTPTransport()
      for body in ["{}", "{}", "[]"] {
        let request = HTTPRequest(method: .get, url: server.url, maximumBodyBytes: 100)
        let response = try await transport.send(request, within: .seconds(20))
        #expect(response.body == Array(body.utf8))
      }
      await transport.shutdown()
    }
  }

  @Test("after shutdown a request fails, and a second shutdown does nothing")
  func shutdown() async throws {
    let transport = try AsyncHTTPTransport()
    await transport.shutdown()
    await transport.shutdown()
    let error = try await transportError {
      try await transport.send(
        HTTPRequest(method: .get, url: "http://127.0.0.1:1", maximumBodyBytes: 1), within: .seconds(5))
    }
    #expect(error?.code == .cancelled)
  }

  @Test("a transport may go away without shutdown")
  func forgotten() async throws {
    try await MisbehavingServer.run([.answer("{}")]) { server in
      let request = HTTPRequest(method: .get, url: server.url, maximumBodyBytes: 100)
      let status = try await AsyncHTTPTransport().send(request, within: .seconds(20)).status
      #expect(status == 200)
    }
  }

  @Test("the client over a real connection: HTML, then a cut, then the rows")
  func client() async throws {
    let rows = #"{"metaData":{"code":"200","message":"OK"},"response":{"list":[{"kode":"1","nama":"Satu"}]}}"#
    try await MisbehavingServer.run([.answer("<html>"), .close, .answer(rows)]) { server in
      let transport = try AsyncHTTPTransport()
      let configuration = try VClaimConfiguration(
        baseURL: server.url + "/", dialect: .paged,
        credentials: Credentials(consumerID: "10001", secret: "rahasiaContoh1", userKey: nil),
        retryPolicy: RetryPolicy(maximumTries: 3, baseDelay: .zero))
      let client = VClaimClient(configuration: configuration, transport: transport)
      let classes = try await client.roomClasses()
      #expect(classes == [RoomClass(code: "1", name: "Satu")])
      #expect(server.requests.count == 3)
      #expect(server.requests.allSatisfy { $0.hasPrefix("GET /referensi/kelasrawat HTTP/1.1") })
      await transport.shutdown()
    }
  }
}
