import Testing

@testable import VClaimWire

@Suite("LZString")
struct LZStringTests {
  private func unpack(_ text: String, limit: Int = 1 << 20) throws(WireError) -> String {
    String(decoding: try LZString.decompressFromEncodedURIComponent(Array(text.utf8), limit: limit), as: UTF8.self)
  }

  private func code(unpacking text: String, limit: Int = 1 << 20) -> WireError.Code? {
    do {
      _ = try unpack(text, limit: limit)
      return nil
    } catch {
      return error.code
    }
  }

  @Test("packs the empty text into its end mark alone")
  func empty() throws {
    #expect(LZString.compressToEncodedURIComponent([]) == "Q")
    #expect(try unpack("Q") == "")
  }

  @Test("gives back random text, characters outside the BMP among it")
  func roundTrip() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<1000 {
      let text = generator.text(upTo: 300)
      #expect(try unpack(LZString.compressToEncodedURIComponent(Array(text.utf8))) == text)
    }
  }

  @Test("gives back long text whose letters take one, two and three bytes, and more of it than was to be expected")
  func longText() throws {
    let text = (0..<20_000).map { "\($0 % 97) – Ménière \($0 % 11) 病" }.joined()
    let packed = Array(LZString.compressToEncodedURIComponent(Array(text.utf8)).utf8)
    #expect(packed.count * 8 < text.utf8.count)
    #expect(try LZString.unpackPlain(packed, limit: text.utf8.count) == Array(text.utf8))
    #expect(try LZString.unpackPlain(packed, limit: text.utf8.count - 1) == nil)
  }

  @Test("gives back random code units, lone surrogates among them")
  func units() throws {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<300 {
      let units = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
        UInt16.random(in: 0xD7F0...0xE00F, using: &generator)
      }
      #expect(try LZString.decompress(Array(LZString.compress(units).utf8), limit: units.count) == units)
    }
  }

  @Test(
    "makes a surrogate without its partner U+FFFD in UTF-8",
    arguments: [[0x61, 0xD83D, 0x62], [0x61, 0xDE00, 0x62]] as [[UInt16]])
  func loneSurrogate(_ units: [UInt16]) throws {
    #expect(try unpack(LZString.compress(units)) == "a\u{FFFD}b")
  }

  @Test("packs bytes that are not UTF-8 as U+FFFD")
  func invalidUTF8() throws {
    #expect(try unpack(LZString.compressToEncodedURIComponent([0x61, 0xFF, 0x62])) == "a\u{FFFD}b")
  }

  @Test("takes a space for the plus sign that a form decoder made it of")
  func space() throws {
    let packed = try #require(Vector.all.map(\.packed).first { $0.contains("+") })
    #expect(try unpack(String(packed.map { $0 == "+" ? " " : $0 })) == unpack(packed))
  }

  @Test("finds a text that is cut anywhere before its end mark malformed")
  func cut() {
    let packed = LZString.compressToEncodedURIComponent(Array(#"{"kode":"A00","nama":"A00 - Kolera"}"#.utf8))
    // The last character may hold nothing but padding.
    for length in 0..<packed.utf8.count - 2 {
      #expect(code(unpacking: String(packed.prefix(length))) == .malformedPacking)
    }
  }

  @Test(
    "finds a foreign character, an entry before the first text and an unknown entry malformed",
    arguments: ["!", "N4Ig\u{0}", "é", "w", "IR8"])
  func malformed(_ text: String) {
    #expect(code(unpacking: text) == .malformedPacking)
  }

  @Test("stops at its limit: a million characters in 2 KB never come to be")
  func bomb() throws {
    let packed = LZString.compressToEncodedURIComponent([UInt8](repeating: 0x61, count: 1_000_000))
    #expect(packed.utf8.count < 3000)
    #expect(code(unpacking: packed, limit: 999_999) == .outputTooLarge)
    #expect(try unpack(packed, limit: 1_000_000).utf8.count == 1_000_000)
  }

  @Test("counts its limit in bytes, not in code units")
  func byteLimit() throws {
    let packed = LZString.compressToEncodedURIComponent(Array("ééé".utf8))
    #expect(code(unpacking: packed, limit: 5) == .outputTooLarge)
    #expect(try unpack(packed, limit: 6) == "ééé")
  }

  @Test("neither traps nor exceeds its limit on 10,000 random and mutated texts")
  func fuzz() throws {
    var generator = SeededGenerator(seed: 5)
    let sound = Array(
      LZString.compressToEncodedURIComponent(Array(#"{"list":[{"kode":"1","nama":"Ruang 😀"}]}"#.utf8)).utf8)
    var errors: [WireError.Code: Int] = [:]
    for round in 0..<10_000 {
      let input: [UInt8] =
        switch round % 3 {
        case 0: generator.bytes(upTo: 60)
        case 1: generator.bytes(upTo: 200).map { LZString.alphabet[Int($0) & 63] }
        default: generator.mutate(sound)
        }
      do {
        #expect(try LZString.decompressFromEncodedURIComponent(input, limit: 500).count <= 500)
      } catch {
        errors[error.code, default: 0] += 1
      }
    }
    #expect(Set(errors.keys).isSubset(of: [.malformedPacking, .outputTooLarge]))
    #expect((errors[.malformedPacking] ?? 0) > 5000)
  }
}
