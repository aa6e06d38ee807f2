import Settings
import Testing

@Suite("Proxy addresses")
struct ProxyAddressTests {
  @Test(
    "a proxy may need a password, which is kept and never printed",
    arguments: [
      ("http://proxy.example:3128", "http://proxy.example:3128"),
      ("http://user:sandiContoh3@proxy.example:3128", "http://proxy.example:3128"),
      ("http://user:p%40ss@proxy.example", "http://proxy.example"),
    ])
  func read(text: String, shown: String) throws {
    let address = try #require(ProxyAddress(text))
    #expect(address.text == text)
    #expect("\(address)" == shown)
    var dumped = String(reflecting: address)
    dump(address, to: &dumped)
    #expect(!dumped.contains("user"))
  }

  @Test(
    "what is no proxy is refused",
    arguments: ["proxy.example:3128", "https://proxy.example", "http://", "http://user@", "http://proxy.example/path"])
  func refuse(text: String) {
    #expect(ProxyAddress(text) == nil)
  }
}
