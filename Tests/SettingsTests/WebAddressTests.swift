import Settings
import Testing

@Suite("Web addresses")
struct WebAddressTests {
  @Test(
    "an address is taken apart and put together",
    arguments: [
      ("https://api.example", "https://api.example"), ("https://api.example/", "https://api.example"),
      ("HTTPS://API.example:8443/a/b//", "https://api.example:8443/a/b"), ("http://[::1]:80/x", "http://[::1]:80/x"),
    ])
  func read(text: String, expected: String) {
    #expect(WebAddress(text)?.text == expected)
  }

  @Test(
    "what is no plain address is refused",
    arguments: [
      "", "api.example", "ftp://api.example", "https://", "https:///path", "https://user@api.example",
      "https://api.example/a?b=c", "https://api.example/#x", "https://api.example:0", "https://api.example:99999",
      "https://api.example:", "https://api example", "https://api.example\\@x", "https://[::1", "https://[x]",
      "https://[::1]x",
    ])
  func refuse(text: String) {
    #expect(WebAddress(text) == nil)
  }

  @Test(
    "only this machine is loopback",
    arguments: [
      ("http://localhost", true), ("http://127.0.0.1:8080", true), ("http://127.9.9.9", true), ("http://[::1]", true),
      ("http://localhost.example", false), ("http://127.0.0.1.example", false), ("http://127.0.0", false),
      ("http://128.0.0.1", false), ("http://127.0.0.256", false), ("http://[::2]", false),
    ])
  func loopback(text: String, expected: Bool) {
    #expect(WebAddress(text)?.isLoopback == expected)
  }
}
