import Testing
import VClaim
import VClaimHTTP

@Suite("A server's certificate, looked at without a request")
struct ServerCertificateTests {
  private func check(_ server: MisbehavingServer, host: String = "localhost", trusting file: String? = nil) async
    -> Result<ServerCertificate, TransportError>
  {
    do throws(TransportError) {
      return .success(
        try await ServerCertificate.check(
          "https://\(host):\(server.port)/vclaim-rest", options: HTTPTransportOptions(trustRootsFile: file)))
    } catch {
      return .failure(error)
    }
  }

  @Test("one that is trusted tells for how long it is valid, and nothing is sent")
  func trusted() async throws {
    try await TestCertificate.with(host: "localhost") { certificate in
      try await MisbehavingServer.run([.answer("{}")], tls: certificate.serverContext) { server in
        let shown = try await check(server, trusting: certificate.certificateFile).get()
        // 20991231000000Z and 20200101000000Z.
        #expect(shown.notAfter == 4_102_358_400)
        #expect(shown.notBefore == 1_577_836_800)
        #expect(server.requests.isEmpty)
      }
    }
  }

  @Test("one that nobody vouches for, that has expired or is for another host is refused as by the transport")
  func refused() async throws {
    try await TestCertificate.with(host: "localhost") { certificate in
      try await MisbehavingServer.run([.answer("{}")], tls: certificate.serverContext) { server in
        let untrusted = try #require(await failure(check(server)))
        #expect(untrusted.code == .tls)
        #expect(untrusted.message.contains("is not trusted"))
        let other = try #require(
          await failure(check(server, host: "127.0.0.1", trusting: certificate.certificateFile)))
        #expect(other.code == .tls)
        #expect(server.requests.isEmpty)
      }
    }
    try await TestCertificate.with(host: "localhost", validity: .past) { certificate in
      try await MisbehavingServer.run([.answer("{}")], tls: certificate.serverContext) { server in
        let expired = try #require(await failure(check(server, trusting: certificate.certificateFile)))
        #expect(expired.message.contains("it expired on 2021-06-1"))
      }
    }
  }

  @Test("a peer that does not speak TLS, nobody at all, and a file without roots are errors of their kind")
  func unreachable() async throws {
    try await MisbehavingServer.run([.silence], greeting: "HTTP/1.1 400 Bad Request\r\n\r\n") { server in
      #expect(await failure(check(server, host: "127.0.0.1"))?.code == .tls)
      #expect(await failure(check(server, trusting: "/nonexistent/roots.pem"))?.code == .misconfigured)
    }
    let nobody = await #expect(throws: TransportError.self) {
      try await ServerCertificate.check("https://127.0.0.1:1")
    }
    #expect(nobody?.code == .unreachable)
  }

  private func failure(_ result: Result<ServerCertificate, TransportError>) -> TransportError? {
    guard case .failure(let error) = result else { return nil }
    return error
  }
}
