import Testing

@testable import VClaimWire

/// Inputs of a size at which work that grows with its square would take minutes: that they end at all is the test.
@Suite("Large input", .timeLimit(.minutes(2)))
struct LargeInputTests {
  /// A letter with marks in the order that costs most to bring into normal form.
  private static let marks = String(repeating: "\u{301}\u{323}", count: 200_000)

  private func code<Value>(_ call: () throws(WireError) -> Value) -> WireError.Code? {
    do {
      _ = try call()
      return nil
    } catch {
      return error.code
    }
  }

  private static let texts: [(what: String, text: String, code: WireError.Code?)] = [
    ("digits", String(repeating: "1", count: 200_000), nil),
    ("escapes", "\"" + String(repeating: #"\u0041"#, count: 40_000) + "\"", nil),
    ("surrogates without partner", "\"" + String(repeating: #"\ud83d"#, count: 40_000) + "\"", nil),
    ("white space", String(repeating: " ", count: 200_000) + "1", nil),
    ("brackets", String(repeating: "[", count: 200_000), .malformedJSON),
    ("nested lists", "[" + String(repeating: "[[[[[[[[[[1]]]]]]]]]],", count: 8_000) + "1]", nil),
    ("members", "{" + (0..<10_000).map { #""k\#($0)":1,"# }.joined() + #""k":1}"#, nil),
    ("a value with marks", "\"a\(marks)\"", nil),
    ("a name with marks", "{\"a\(marks)\":1}", .malformedJSON),
  ]

  @Test("of JSON is read or refused", arguments: texts)
  func json(what: String, text: String, expected: WireError.Code?) {
    #expect(code { () throws(WireError) in try JSONValue(parsing: Array(text.utf8)) } == expected, "\(what)")
  }

  @Test(
    "in the text of an envelope is read",
    arguments: [
      "a\(marks)", String(repeating: " ", count: 200_000),
      String(repeating: "\u{1F1EE}\u{1F1E9}", count: 50_000) + " ",
    ])
  func message(_ text: String) throws {
    let body = #"{"metaData":{"code":"201","message":"\#(text)"},"response":null}"#
    #expect(try !Envelope(parsing: Array(body.utf8)).isNoData)
  }

  @Test("in the class of a room is read, and rows that differ in the order of marks are told apart")
  func rows() throws {
    let rows = [
      #"{"kode":"A","nama":"a","kodekelas":"a\#(Self.marks)"}"#,
      #"{"kode":"A","nama":"a","kodekelas":"a\#(Self.marks)\u0323\u0301"}"#,
      #"{"kode":"B","nama":"b\#(Self.marks)"}"#, #"{"kode":"B","nama":"b\u0323\u0301\#(Self.marks)"}"#,
    ]
    #expect(try read(Array(rows.prefix(3))).count == 3)
    #expect(code { () throws(WireError) in try read(rows) } == .conflictingRows)
  }

  @Test("of one key is left to the general decoder, and of one code and name is scanned")
  func scan() {
    #expect(scannedRows(in: Array(#"{"a\#(Self.marks)":[]}"#.utf8)) == nil)
    let row = #"{"kode":"a\#(Self.marks)","nama":"b\#(Self.marks)"}"#
    #expect(scannedRows(in: Array("[\(row),\(row)]".utf8))?.rows.count == 1)
  }

  private func read(_ rows: [String]) throws(WireError) -> [ReferenceRow] {
    try referenceRows(in: JSONValue(parsing: Array("[\(rows.joined(separator: ","))]".utf8)), listKey: "list")
  }
}
