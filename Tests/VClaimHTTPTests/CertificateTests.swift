import FoundationEssentials
import Testing
import VClaim
import VClaimHTTP

@Suite("Certificates")
struct CertificateTests {
  @Test("a certificate that nobody vouches for is refused, and no request is sent")
  func selfSigned() async throws {
    try await TestCertificate.with(host: "localhost") { certificate in
      try await MisbehavingServer.run([.answer("{}")], tls: certificate.serverContext) { server in
        let error = try await transportError { try await send("https://localhost:\(server.port)") }
        #expect(error?.code == .tls)
        #expect(
          error?.message
            == "the certificate of localhost:\(server.port) is not trusted: it leads to no authority that this machine trusts"
        )
        #expect(error?.isRetryable == false)
        #expect(server.requests.isEmpty)
      }
    }
  }

  @Test("it is accepted when its file is among the trust roots")
  func trusted() async throws {
    try await TestCertificate.with(host: "localhost") { certificate in
      try await MisbehavingServer.run([.answer("{}")], tls: certificate.serverContext) { server in
        let options = HTTPTransportOptions(trustRootsFile: certificate.certificateFile)
        let response = try await send("https://localhost:\(server.port)", options: options)
        #expect(response.status == 200)
      }
    }
  }

  @Test("a trusted certificate for another host is refused, and no request is sent")
  func otherHost() async throws {
    try await TestCertificate.with(host: "other.example") { certificate in
      try await MisbehavingServer.run([.answer("{}")], tls: certificate.serverContext) { server in
        let options = HTTPTransportOptions(trustRootsFile: certificate.certificateFile)
        let error = try await transportError {
          try await send("https://localhost:\(server.port)", options: options)
        }
        #expect(error?.code == .tls)
        #expect(error?.message == "the certificate of localhost:\(server.port) is for another host")
        #expect(server.requests.isEmpty)
      }
    }
  }

  static let outOfDate: [(TestCertificate.Validity, String)] = [
    (.past, "it expired on 2021-06-1"), (.future, "it is valid from 2098-06-1"),
  ]

  @Test(
    "one outside its time is refused although it is among the trust roots, and the error names the day",
    arguments: outOfDate)
  func validity(_ validity: TestCertificate.Validity, reason: String) async throws {
    try await TestCertificate.with(host: "localhost", validity: validity) { certificate in
      try await MisbehavingServer.run([.answer("{}")], tls: certificate.serverContext) { server in
        let options = HTTPTransportOptions(trustRootsFile: certificate.certificateFile)
        let error = try await transportError {
          try await send("https://localhost:\(server.port)", options: options)
        }
        #expect(error?.code == .tls)
        let message = "the certificate of localhost:\(server.port) is not trusted: \(reason)"
        #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "no error")")
        #expect(error?.isRetryable == false)
        #expect(server.requests.isEmpty)
      }
    }
  }

  @Test("a redirect over TLS is refused after one request, and nothing is sent to where it leads")
  func redirect() async throws {
    try await TestCertificate.with(host: "localhost") { certificate in
      let options = HTTPTransportOptions(trustRootsFile: certificate.certificateFile)
      try await MisbehavingServer.run([.answer("{}")], tls: certificate.serverContext) { target in
        let location = "Location: https://localhost:\(target.port)/curi\r\n"
        let redirect = Behaviour.answer("", status: "307 Temporary Redirect", headers: location)
        try await MisbehavingServer.run([redirect], tls: certificate.serverContext) { server in
          let error = try await transportError {
            try await send("https://localhost:\(server.port)", options: options)
          }
          #expect(error?.code == .redirected)
          #expect(error?.message.contains("localhost:\(target.port)") == true)
          #expect(server.requests.count == 1)
          #expect(target.requests.isEmpty)
        }
      }
    }
  }

  @Test("a peer that does not speak TLS is a TLS error")
  func noTLS() async throws {
    try await MisbehavingServer.run([.silence], greeting: "HTTP/1.1 400 Bad Request\r\n\r\n") { server in
      let error = try await transportError { try await send("https://127.0.0.1:\(server.port)") }
      #expect(error?.code == .tls)
    }
  }

  @Test("a file of trust roots that cannot be used is an error before any request")
  func badFile() throws {
    let missing = #expect(throws: TransportError.self) {
      try AsyncHTTPTransport(options: HTTPTransportOptions(trustRootsFile: "/nonexistent/roots.pem"))
    }
    #expect(missing?.code == .misconfigured)
    let file = FileManager.default.temporaryDirectory.appending(path: "vclaim-roots-\(UUID().uuidString).pem")
    try Data("no certificate".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let empty = #expect(throws: TransportError.self) {
      try AsyncHTTPTransport(options: HTTPTransportOptions(trustRootsFile: file.path))
    }
    #expect(empty?.code == .misconfigured)
    #expect(empty?.message.contains(file.path) == true)
  }
}
