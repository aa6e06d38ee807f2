import Testing
import VClaim

@Suite("Configuration")
struct ConfigurationTests {
  @Test("a base address works with and without a slash at its end")
  func trailingSlash() async throws {
    for address in ["https://service.example/vclaim-rest", "https://service.example/vclaim-rest/"] {
      let transport = ScriptedTransport([plain("[]")])
      let configuration = try Fixtures.configuration(.paged, baseURL: address)
      _ = try await VClaimClient(configuration: configuration, transport: transport).rows(for: .roomClasses)
      #expect(transport.requests.first?.url == "https://service.example/vclaim-rest/referensi/kelasrawat")
    }
  }

  @Test("plain http is for loopback addresses only")
  func plainHTTP() throws {
    for address in [
      "http://127.0.0.1:8080", "http://127.1.2.3", "http://localhost:1/", "http://[::1]:8080/vclaim-rest",
      "HTTP://LocalHost", "https://service.example:8443",
    ] {
      _ = try Fixtures.configuration(.paged, baseURL: address)
    }
    for address in [
      "http://service.example", "http://127.0.0.1.evil.example", "http://127.0.0.1@evil.example", "http://10.0.0.1",
      "http://localhost.evil.example", "http://[::2]", "http://127.0.0", "http://128.0.0.1",
    ] {
      #expect(throws: VClaimError.self, "\(address)") { try Fixtures.configuration(.paged, baseURL: address) }
    }
  }

  @Test(
    "an address that cannot be one is a clear error",
    arguments: [
      "", "service.example", "ftp://service.example", "https://", "https:///path", "https://service.example?x=1",
      "https://service.example/#a", "https://user:password@service.example", "https://service.example:0",
      "https://service.example:99999", "https://service.example:", "https://service.example/a b", "https://[::1",
    ])
  func badAddress(address: String) throws {
    let error = #expect(throws: VClaimError.self) { try Fixtures.configuration(.paged, baseURL: address) }
    #expect(error?.code == .invalidArgument)
    #expect(error?.message.hasPrefix("the base address ") == true)
    #expect(error?.description.contains("password@") == false)
  }

  @Test("the official dialect requires a user key, the paged one does not")
  func userKey() throws {
    let credentials = Credentials(consumerID: "10001", secret: Fixtures.secret, userKey: nil)
    let error = #expect(throws: VClaimError.self) {
      try VClaimConfiguration(dialect: .official, credentials: credentials)
    }
    #expect(error?.message.contains("user key") == true)
    _ = try VClaimConfiguration(dialect: .paged, credentials: credentials)
  }

  @Test("a service name that cannot stand in a header is refused", arguments: ["", "a\r\nb", "a)b", "é"])
  func serviceName(name: String) throws {
    let error = #expect(throws: VClaimError.self) {
      try VClaimConfiguration(credentials: Fixtures.credentials, serviceName: name)
    }
    #expect(error?.message.contains("service name") == true)
  }

  @Test("limits of nothing are refused")
  func limits() throws {
    #expect(throws: VClaimError.self) {
      try VClaimConfiguration(credentials: Fixtures.credentials, timeout: .zero)
    }
    #expect(throws: VClaimError.self) {
      try VClaimConfiguration(credentials: Fixtures.credentials, maximumBodyBytes: 0)
    }
  }
}
