import FoundationEssentials
import Testing

@testable import VClaimWire

@Suite("Base64")
struct Base64Tests {
  @Test("agrees with Foundation in both directions, at every length")
  func roundTrip() throws {
    var generator = SeededGenerator(seed: 1)
    for length in 0...200 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let text = Base64.encode(bytes)
      #expect(text == Data(bytes).base64EncodedString())
      #expect(Base64.decode(text) == bytes)
    }
  }

  @Test("passes over what escaping and line folding leave", arguments: ["+\\/9\\/", "+/\r\n9/", "\n+/9/\n"])
  func tolerance(_ text: String) {
    #expect(Base64.decode(text) == [0xFB, 0xFF, 0x7F])
  }

  @Test(
    "is refused when it is none",
    arguments: ["A", "AA", "AAA", "AA=", "A===", "=AAA", "AA=A", "AAAA=", "AA-A", "AAé=", "AA AA", "AAA\tA"])
  func malformed(_ text: String) {
    #expect(Base64.decode(text) == nil)
  }
}
