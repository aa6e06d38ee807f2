import Settings
import Testing

@Suite("Where the port listens")
struct ListenAddressTests {
  @Test(
    "a loopback address and a port are read",
    arguments: [
      ("127.0.0.1:8765", "127.0.0.1", 8_765), ("127.1.2.3:1", "127.1.2.3", 1), ("[::1]:65535", "::1", 65_535),
    ])
  func good(text: String, host: String, port: Int) throws {
    let address = try #require(ListenAddress(text))
    #expect(address.host == host && address.port == port)
  }

  @Test(
    "everything else is refused, names among it",
    arguments: [
      "", "8765", ":8765", "127.0.0.1", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:-1",
      "0.0.0.0:8765", "10.0.0.1:8765", "128.0.0.1:8765", "127.0.0:8765", "127.0.0.256:8765", "127.0.0.01:8765",
      "localhost:8765", "::1:8765", "[::]:8765", "[::1]8765", "[::ffff:127.0.0.1]:8765", "http://127.0.0.1:8765",
      "127.0.0.1:8765/", " 127.0.0.1:8765", "127.0.0.1.evil.example:8765",
    ])
  func bad(text: String) { #expect(ListenAddress(text) == nil) }

  @Test("a wrong one ends with the key, the value and what is allowed; the two keys of this kind are unset at first")
  func settings() async throws {
    let machine = try Machine(["VCLAIMD_LISTEN": "0.0.0.0:8765"])
    let problems = await machine.problems()
    #expect(problems.count == 1)
    #expect(problems.first?.contains("VCLAIMD_LISTEN") == true && problems.first?.contains("0.0.0.0:8765") == true)
    #expect(problems.first?.contains("loopback") == true)
    let bare = try await Machine().settings()
    #expect(bare.listen == nil && bare.metricsFile == nil)
    let set = try await Machine(["VCLAIMD_LISTEN": "[::1]:80", "VCLAIMD_METRICS_FILE": "m.prom"]).settings()
    #expect(set.listen?.host == "::1")
    #expect(set.metricsFile?.hasSuffix("/desk/m.prom") == true)
  }
}
