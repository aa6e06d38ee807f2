import Testing
import VClaim
import VClaimHTTP

@Suite("The client over TLS")
struct SecureClientTests {
  private static let answer =
    #"{"metaData":{"code":"200","message":"OK"},"response":{"list":[{"kode":"1","nama":"Satu"}]}}"#

  private func roomClasses(at server: MisbehavingServer, trusting file: String? = nil) async throws -> [RoomClass] {
    let transport = try AsyncHTTPTransport(options: HTTPTransportOptions(trustRootsFile: file))
    let configuration = try VClaimConfiguration(
      baseURL: "https://localhost:\(server.port)/vclaim-rest", dialect: .official,
      credentials: Credentials(consumerID: "10001", secret: "rahasiaContoh1", userKey: "kunciContoh2"),
      retryPolicy: RetryPolicy(maximumTries: 3, baseDelay: .zero))
    let client = VClaimClient(configuration: configuration, transport: transport)
    do {
      let classes = try await client.roomClasses()
      await transport.shutdown()
      return classes
    } catch {
      await transport.shutdown()
      throw error
    }
  }

  private func failure(of call: () async throws -> [RoomClass]) async throws -> VClaimError? {
    do {
      _ = try await call()
      return nil
    } catch let error as VClaimError {
      return error
    }
  }

  @Test("a signed request and its answer, once the certificate's file is among the trust roots")
  func trusted() async throws {
    try await TestCertificate.with(host: "localhost") { certificate in
      try await MisbehavingServer.run([.answer(Self.answer)], tls: certificate.serverContext) { server in
        let classes = try await roomClasses(at: server, trusting: certificate.certificateFile)
        #expect(classes == [RoomClass(code: "1", name: "Satu")])
        let head = try #require(server.requests.first)
        #expect(server.requests.count == 1)
        #expect(head.hasPrefix("GET /vclaim-rest/referensi/kelasrawat HTTP/1.1\r\n"))
        for name in ["X-cons-id: 10001", "X-timestamp: ", "X-signature: ", "user_key: kunciContoh2"] {
          #expect(head.contains("\r\n" + name), "\(name)")
        }
      }
    }
  }

  @Test("a refused certificate is an error that says why, after one try, and neither key nor signature was sent")
  func refused() async throws {
    try await TestCertificate.with(host: "localhost") { certificate in
      try await MisbehavingServer.run([.answer(Self.answer)], tls: certificate.serverContext) { server in
        let error = try await failure { try await roomClasses(at: server) }
        #expect(error?.code == .tls)
        #expect(error?.message.contains("leads to no authority that this machine trusts") == true)
        #expect(error?.isRetryable == false)
        #expect(server.requests.isEmpty)
      }
    }
  }

  @Test("an expired certificate is named as such, trusted or not", arguments: [true, false])
  func expired(isTrusted: Bool) async throws {
    try await TestCertificate.with(host: "localhost", validity: .past) { certificate in
      try await MisbehavingServer.run([.answer(Self.answer)], tls: certificate.serverContext) { server in
        let error = try await failure {
          try await roomClasses(at: server, trusting: isTrusted ? certificate.certificateFile : nil)
        }
        #expect(error?.code == .tls)
        #expect(error?.message.contains("expired on 2021-06-1") == true)
        #expect(server.requests.isEmpty)
      }
    }
  }

  @Test("a redirect ends the call after one request, and nothing is sent to where it leads")
  func redirect() async throws {
    try await TestCertificate.with(host: "localhost") { certificate in
      try await MisbehavingServer.run([.answer(Self.answer)], tls: certificate.serverContext) { target in
        let location = "Location: https://localhost:\(target.port)/vclaim-rest/referensi/kelasrawat\r\n"
        let redirect = Behaviour.answer("", status: "302 Found", headers: location)
        try await MisbehavingServer.run([redirect], tls: certificate.serverContext) { server in
          let error = try await failure { try await roomClasses(at: server, trusting: certificate.certificateFile) }
          #expect(error?.code == .redirected)
          #expect(server.requests.count == 1)
          #expect(target.requests.isEmpty)
        }
      }
    }
  }
}
