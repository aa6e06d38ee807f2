import FoundationEssentials
import Testing

@testable import VClaimWire

@Suite("JSON")
struct JSONValueTests {
  private func code(parsing text: String) -> WireError.Code? {
    code(parsing: Array(text.utf8))
  }

  private func code(parsing bytes: [UInt8]) -> WireError.Code? {
    do {
      _ = try JSONValue(parsing: bytes)
      return nil
    } catch {
      return error.code
    }
  }

  @Test("of every kind is read")
  func everyKind() throws {
    let text = #" { "a" : [ null , true , false , -1.50e+2 , "x" ] , "b" : { } , "c" : [ ] } "#
    #expect(
      try JSONValue(parsing: Array(text.utf8))
        == .object([
          "a": .array([.null, .bool(true), .bool(false), .number("-1.50e+2"), .string("x")]), "b": .object([:]),
          "c": .array([]),
        ]))
  }

  @Test(
    "numbers stay as they were written", arguments: ["0", "-0", "200", "12345678901234567890123", "1.0", "1E5", "0.10"])
  func numbers(_ text: String) throws {
    #expect(try JSONValue(parsing: Array(text.utf8)) == .number(text))
  }

  @Test(
    "strings lose their escapes",
    arguments: [
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u00e9\u00E9""#, "éé"), (#""\ud83d\ude00""#, "😀"),
      (#""\ud83dx""#, "\u{FFFD}x"), (#""\ude00""#, "\u{FFFD}"), (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"),
      (#""😀 é""#, "😀 é"), (#""""#, ""),
    ])
  func strings(_ text: String, _ expected: String) throws {
    #expect(try JSONValue(parsing: Array(text.utf8)) == .string(expected))
  }

  @Test("is cut when it ends early, wherever that is")
  func cut() {
    let bytes = Array(#"{"a":[true,false,null,-1,"é😀\u00e9\ud83d\ude00\n"],"b":{"c":1.5e3}}"#.utf8)
    for length in 0..<bytes.count {
      #expect(code(parsing: Array(bytes.prefix(length))) == .cutBody, "after \(length) bytes")
    }
    #expect(code(parsing: bytes) == nil)
  }

  @Test(
    "is malformed when it breaks the rules",
    arguments: [
      "{]", "[1,]", "{,}", #"{"a"}"#, #"{"a":1,}"#, "{1:2}", "[1 2]", "01", "+1", ".5", "1.x", "1ex", "truE", "nulL",
      "falsy",
      #""\x""#, #""\u00g0""#, "\"a\nb\"", "1 1", "{}x", "not json", "'a'", "\u{1}",
    ])
  func malformed(_ text: String) {
    #expect(code(parsing: text) == .malformedJSON)
  }

  @Test(
    "is told from what is not UTF-8",
    arguments: [[0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0xFF]] as [[UInt8]])
  func notUTF8(_ bytes: [UInt8]) {
    #expect(code(parsing: bytes) == .notUTF8)
  }

  @Test("a byte order mark before it is passed over")
  func byteOrderMark() throws {
    #expect(try JSONValue(parsing: [0xEF, 0xBB, 0xBF, 0x31]) == .number("1"))
  }

  @Test("nested deeper than any answer is refused instead of exhausting the stack", arguments: ["[", #"{"a":"#])
  func depth(_ opening: String) {
    #expect(code(parsing: String(repeating: opening, count: 100_000)) == .malformedJSON)
    #expect(code(parsing: String(repeating: "[", count: 100) + String(repeating: "]", count: 100)) == nil)
  }

  @Test("more values than any answer has are refused, since each takes far more memory than its text")
  func numberOfValues() {
    // The list is a value too.
    let most = String(repeating: "0,", count: 999_998) + "0]"
    #expect(code(parsing: "[\(most)") == nil)
    #expect(code(parsing: "[0,\(most)") == .outputTooLarge)
  }

  @Test("agrees with Foundation's decoder on 2,000 mutations of an answer, as far as both accept them")
  func agreement() throws {
    var generator = SeededGenerator(seed: 6)
    let sound = Array(
      #"{"metaData":{"code":"200","message":"Sukses"},"response":{"list":[{"kode":"é","nama":null,"n":-12}]}}"#.utf8)
    var accepted = 0
    for _ in 0..<2000 {
      let input = generator.mutate(sound)
      let ours = try? JSONValue(parsing: input)
      let theirs = try? JSONDecoder().decode(JSONValue.self, from: Data(input))
      if let ours, let theirs {
        #expect(ours == theirs, "\(String(decoding: input, as: UTF8.self))")
        accepted += 1
      }
      if theirs == nil, String(validating: input, as: UTF8.self) != nil {
        #expect(ours == nil, "\(String(decoding: input, as: UTF8.self))")
      }
    }
    #expect(accepted > 100)
  }

  @Test("comes through encoder and decoder unchanged")
  func coding() throws {
    let value: JSONValue = .object([
      "a": .array([.null, .bool(true), .number("7"), .number("-1.5"), .string("é")]), "b": .object(["c": .string("")]),
    ])
    #expect(try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(value)) == value)
    #expect(throws: EncodingError.self) { try JSONEncoder().encode(JSONValue.number("bukan angka")) }
  }

  @Test("a member is found by its exact name before any other spelling")
  func members() throws {
    let value = try JSONValue(parsing: Array(#"{"Kode":"1","kode":"2","KODE":"3","Nama":"x"}"#.utf8))
    #expect(value.member("kode") == .string("2"))
    #expect(value.member("koDe") == .string("3"))
    #expect(value.member("nama") == .string("x"))
    #expect(value.member("lain") == nil)
    #expect(JSONValue.array([]).member("kode") == nil)
  }
}
