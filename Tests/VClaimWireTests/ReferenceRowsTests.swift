import Testing

@testable import VClaimWire

@Suite("Rows")
struct ReferenceRowsTests {
  private func rows(_ json: String, listKey: String = "diagnosa") throws(WireError) -> [ReferenceRow] {
    try referenceRows(in: JSONValue(parsing: Array(json.utf8)), listKey: listKey)
  }

  private func error(_ json: String, listKey: String = "diagnosa") -> WireError? {
    do {
      _ = try rows(json, listKey: listKey)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "are found wherever the service puts their list",
    arguments: [
      #"[{"kode":"1","nama":"a"}]"#,
      #"{"diagnosa":[{"kode":"1","nama":"a"}]}"#,
      #"{"Diagnosa":[{"kode":"1","nama":"a"}],"lain":[]}"#,
      #"{"list":[{"kode":"1","nama":"a"}],"lain":[{"kode":"2","nama":"b"}]}"#,
      #"{"count":1,"data":[{"kode":"1","nama":"a"}]}"#,
    ])
  func lists(_ json: String) throws {
    #expect(try rows(json) == [ReferenceRow(code: "1", name: "a")])
  }

  @Test("are found under the key of each end point", arguments: ["diagnosa", "poli", "faskes", "procedure", "list"])
  func keys(_ key: String) throws {
    let json = #"{"lain":[{"kode":"2","nama":"b"}],"\#(key)":[{"kode":"1","nama":"a"}]}"#
    #expect(try rows(json, listKey: key) == [ReferenceRow(code: "1", name: "a")])
  }

  @Test("are none in an empty list", arguments: ["[]", #"{"diagnosa":[]}"#, #"{"list":[]}"#])
  func empty(_ json: String) throws {
    #expect(try rows(json) == [])
  }

  @Test(
    "are refused where there is no list",
    arguments: [
      "null", "1", #""teks""#, "true", "{}", #"{"kode":"1","nama":"a"}"#, #"{"diagnosa":{"kode":"1","nama":"a"}}"#,
      #"{"diagnosa":null}"#, #"{"list":"","data":[]}"#, #"{"a":[],"b":[]}"#,
    ])
  func noList(_ json: String) {
    #expect(error(json)?.code == .unexpectedShape)
  }

  @Test("are refused, and their place told, when one is no object", arguments: ["[]", "null", "1", #""A00""#])
  func noObject(_ element: String) {
    let error = error(#"[{"kode":"1","nama":"a"},\#(element)]"#)
    #expect(error?.code == .unexpectedShape)
    #expect(error?.rowIndex == 1)
  }

  @Test(
    "are refused, and their place told, when one has no code",
    arguments: [
      #"{"nama":"a"}"#, #"{"kode":null,"nama":"a"}"#, #"{"kode":"","nama":"a"}"#, #"{"kode":"  ","nama":"a"}"#,
      #"{"kode":["1"],"nama":"a"}"#, #"{"kode":true,"nama":"a"}"#, "{}",
    ])
  func noCode(_ element: String) {
    let error = error(#"[{"kode":"1","nama":"a"},{"kode":"2","nama":"b"},\#(element)]"#)
    #expect(error?.code == .codelessRow)
    #expect(error?.rowIndex == 2)
    #expect(error?.message.contains("row 2") == true)
  }

  @Test(
    "may have an empty name but not lack it", arguments: [("null", true), (#""""#, true), ("[]", false), ("{}", false)])
  func names(_ name: String, _ isAccepted: Bool) throws {
    #expect((error(#"[{"kode":"1","nama":\#(name)}]"#) == nil) == isAccepted)
    #expect(error(#"[{"kode":"1","name":"a"}]"#)?.code == .unexpectedShape)
  }

  @Test(
    "keep leading zeros, lose white space, and take numbers as they were written",
    arguments: [
      (#"{"kode":"007 ","nama":"  Bond\u00a0\r\n"}"#, "007", "Bond"), (#"{"kode":7,"nama":8.50}"#, "7", "8.50"),
      (#"{"KODE":"7","Nama":"x"}"#, "7", "x"), (#"{"koderuang":"R1","namaruang":"Melati"}"#, "R1", "Melati"),
    ])
  func values(_ element: String, _ code: String, _ name: String) throws {
    let row = try #require(try rows("[\(element)]").first)
    #expect(row.code == code)
    #expect(row.name == name)
  }

  @Test(
    "lose exactly the code, a space, a dash and a space before the name",
    arguments: [
      ("A00 - Kolera", "Kolera"), ("A00 -  Kolera", "Kolera"), (" A00 - A00 - Kolera", "A00 - Kolera"),
      ("A00- Kolera", "A00- Kolera"),
      ("A00.1 - Kolera", "A00.1 - Kolera"), ("a00 - Kolera", "a00 - Kolera"), ("A00 – Kolera", "A00 – Kolera"),
      ("A00", "A00"),
      ("A00 Kolera", "A00 Kolera"), ("Kolera A00 - x", "Kolera A00 - x"), ("A00 - \u{301}x", "\u{301}x"),
    ])
  func prefix(_ name: String, _ expected: String) throws {
    #expect(try rows(#"[{"kode":"A00","nama":"\#(name)"}]"#).first?.name == expected)
  }

  @Test("keep what else is scalar in them, under names in lower case")
  func fields() throws {
    let row = try rows(
      #"[{"kode":"R1","nama":"Melati","kodeKelas":" VIP ","kapasitas":12,"tersedia":"3","aktif":true,"x":null,"y":[],"z":{}}]"#
    ).first
    #expect(row?.fields == ["kodekelas": "VIP", "kapasitas": "12", "tersedia": "3", "aktif": "true"])
  }

  @Test("take the least of several spellings of a field where none is in lower case, however they hash")
  func spellings() throws {
    for stem in "abcdefghijklmnopqrst" {
      let upper = stem.uppercased()
      let members = [#""\#(upper)x":2"#, #""\#(stem)X":3"#, #""\#(upper)X":1"#]
      for order in [members, members.reversed()] {
        let row = try rows(#"[{"kode":"1","nama":"a",\#(order.joined(separator: ","))}]"#).first
        #expect(row?.fields == ["\(stem)x": "1"])
      }
    }
  }

  @Test("that are equal are one, and the order stays")
  func duplicates() throws {
    let json =
      #"[{"kode":"2","nama":"b"},{"kode":"1","nama":"a"},{"kode":" 2","nama":"2 - b "},{"kode":"3","nama":"c"}]"#
    #expect(try rows(json).map(\.code) == ["2", "1", "3"])
  }

  @Test("that contradict each other are refused, naming code and place")
  func conflicts() {
    let names = error(#"[{"kode":"A00","nama":"a"},{"kode":"B","nama":"b"},{"kode":"A00","nama":"c"}]"#)
    #expect(names?.code == .conflictingRows)
    #expect(names?.rowIndex == 2)
    #expect(names?.message.contains("A00") == true)
    let fields = error(#"[{"kode":"1","nama":"a","kapasitas":1},{"kode":"1","nama":"a","kapasitas":2}]"#)
    #expect(fields?.code == .conflictingRows)
  }

  @Test("that contradict each other are refused with a short message, however long one character of the code is")
  func longConflict() {
    let code = "A" + String(repeating: "\u{301}", count: 10_000)
    let error = error(#"[{"kode":"\#(code)","nama":"a"},{"kode":"\#(code)","nama":"b"}]"#)
    #expect(error?.code == .conflictingRows)
    #expect((error?.message.utf8.count ?? .max) < 1000)
  }

  @Test("of one room code in two classes are two rooms")
  func rooms() throws {
    let json = #"[{"kode":"R1","nama":"a","kodekelas":"VIP"},{"kode":"R1","nama":"a","kodekelas":"KL1"}]"#
    #expect(try rows(json, listKey: "list").count == 2)
  }

  @Test("have codes that compare byte by byte")
  func exactCodes() throws {
    #expect(
      try rows(
        #"[{"kode":"\u00e9","nama":"a"},{"kode":"e\u0301","nama":"b"},{"kode":"a","nama":"x"},{"kode":"A","nama":"y"}]"#
      ).count == 4)
  }

  @Test(
    "looked up by code may come alone, under their key, or in a list",
    arguments: [
      #"{"kode":"1","nama":"a"}"#, #"{"poli":{"kode":"1","nama":"a"}}"#, #"{"poli":[{"kode":"1","nama":"a"}]}"#,
      #"[{"kode":"1","nama":"a"}]"#,
    ])
  func lookUp(_ json: String) throws {
    let payload = try JSONValue(parsing: Array(json.utf8))
    #expect(try lookedUpRows(in: payload, listKey: "poli") == [ReferenceRow(code: "1", name: "a")])
  }

  @Test(
    "looked up by code are refused in any other shape", arguments: ["null", "{}", #""1""#, #"{"poli":{"nama":"a"}}"#])
  func lookUpRefusals(_ json: String) throws {
    let payload = try JSONValue(parsing: Array(json.utf8))
    #expect(throws: WireError.self) { try lookedUpRows(in: payload, listKey: "poli") }
  }
}
