import Testing
import VClaim
import VClaimHTTP

@Suite("Proxies")
struct ProxyTests {
  @Test("the proxy is asked to connect, with its own credentials only")
  func connect() async throws {
    try await MisbehavingServer.run([.answer("", status: "502 Bad Gateway")]) { server in
      let proxy = try HTTPProxy("http://siapa:kata%20sandi@127.0.0.1:\(server.port)")
      let error = try await transportError {
        try await send("https://service.example/a", options: HTTPTransportOptions(proxy: proxy))
      }
      let head = try #require(server.requests.first)
      #expect(error?.code == .unreachable)
      #expect(head.hasPrefix("CONNECT service.example:443 HTTP/1.1\r\n"))
      #expect(head.lowercased().contains("proxy-authorization: basic "))
      #expect(head.contains(" c2lhcGE6a2F0YSBzYW5kaQ==\r\n"))
      #expect(!head.contains("kunciContoh2"))
    }
  }

  @Test("plain http never leaves through a proxy")
  func plain() async throws {
    try await MisbehavingServer.run([.answer("{}")]) { server in
      let options = HTTPTransportOptions(proxy: try HTTPProxy("http://127.0.0.1:\(server.port)/"))
      let error = try await transportError { try await send("http://127.0.0.1:1/", options: options) }
      #expect(error?.code == .misconfigured)
      #expect(server.requests.isEmpty)
    }
  }

  @Test("a proxy prints neither user nor password")
  func description() throws {
    let proxy = try HTTPProxy("http://siapa:sandi@proxy.example:3128")
    var text = "\(proxy)" + String(reflecting: proxy)
    dump(proxy, to: &text)
    #expect(text.contains("proxy.example"))
    #expect(!text.contains("siapa") && !text.contains("sandi"))
  }

  @Test(
    "an address that is none is an error that does not repeat it",
    arguments: [
      "", "proxy.example", "https://proxy.example", "socks5://proxy.example", "http://", "http://proxy.example/path",
      "http://siapa:sandi@proxy.example:99999",
    ])
  func bad(address: String) throws {
    let error = #expect(throws: TransportError.self) { try HTTPProxy(address) }
    #expect(error?.code == .misconfigured)
    #expect(error?.message.contains("sandi") == false)
  }
}
