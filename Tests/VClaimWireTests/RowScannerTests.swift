import Testing

@testable import VClaimWire

@Suite("The row scanner")
struct RowScannerTests {
  /// What the general decoder makes of a text under a key; nil when it refuses it.
  private func general(_ text: [UInt8], _ key: String) -> ReferenceAnswer? {
    try? referenceAnswer(in: JSONValue(parsing: text), listKey: key)
  }

  /// Whether two answers are the same byte by byte: `==` takes `é` for `e` with an accent.
  private func isIdentical(_ answer: ReferenceAnswer, _ other: ReferenceAnswer?) -> Bool {
    guard let other, answer.received == other.received, answer.rows.count == other.rows.count else { return false }
    return zip(answer.rows, other.rows).allSatisfy { row, other in
      row.code.utf8.elementsEqual(other.code.utf8) && row.name.utf8.elementsEqual(other.name.utf8)
        && row.fields.isEmpty && other.fields.isEmpty
    }
  }

  @Test(
    "reads the usual forms as the general decoder does",
    arguments: [
      "[]", #"{"list":[]}"#, #" [ { "kode" : "1" , "nama" : "a" } , { "nama":"b","kode":"2" } ] "#,
      "\u{FEFF}[{\"kode\":\"1\",\"nama\":\"a\"}]", #"{"diagnosa":[{"kode":"A00","nama":"A00 - Cholera"}]}"#,
      #"{"poli":[{"kode":"INT ","nama":" Penyakit  Dalam\t"}]}"#,
      #"{"faskes":[{"kode":"\u0031","nama":"a\/b \"c\" \n"}]}"#,
      #"{"procedure":[{"kode":"A","nama":"A - A - x"},{"kode":"A.1","nama":"A.1 - "},{"kode":"B","nama":"B -"}]}"#,
      #"[{"kode":"1","nama":""},{"kode":"2","nama":"é"},{"kode":"3","nama":"\ud83d\ude00"},{"kode":"4","nama":"\ud83d"}]"#,
      "[{\"kode\":\"\u{E9}\",\"nama\":\"\u{E9} - Ménière\"},{\"kode\":\"e\u{301}\",\"nama\":\"x\"}]",
      "[{\"kode\":\"A00\",\"nama\":\"A00 - \u{301}x \"},{\"kode\":\"e\u{301}\",\"nama\":\"\u{E9} - x\"}]",
      #"[{"kode":"2","nama":"b"},{"kode":"1","nama":"a"},{"kode":" 2","nama":"2 - b "},{"kode":"3","nama":"c"}]"#,
      "[{\"kode\":\"1\",\"nama\":\"\u{A0}a\u{2003}\"},{\"kode\":\"2\",\"nama\":\"\u{300}a\"},{\"kode\":\"3\",\"nama\":\" \u{301}\"}]",
    ])
  func usual(_ text: String) throws {
    let bytes = Array(text.utf8)
    let answer = try #require(scannedRows(in: bytes))
    for key in ["diagnosa", "list", "lain"] {
      #expect(isIdentical(answer, general(bytes, key)))
    }
    #expect(try lookedUpRows(in: JSONValue(parsing: bytes), listKey: "poli") == answer.rows)
  }

  @Test(
    "leaves everything else to the general decoder",
    arguments: [
      "", "[", "[{", "{}", "null", #""[]""#, "[[]]", "[null]", "[]]", "[],", #"{"list":[],"list":[]}"#, #"{"list":[]"#,
      #"{"kode":[{"kode":"1","nama":"a"}]}"#, #"{"data":[]}"#, #"{"\u006cist":[]}"#, #"{"list":{}}"#, #"{"list":null}"#,
      #"{"metaData":{},"list":[]}"#, #"[{"kode":"1","nama":"a"}"#, #"[{"kode":"1","nama":"a"},]"#,
      #"[{"kode":"1","nama":"a",}]"#, #"[{"kode":"1" "nama":"a"}]"#, #"[{"kode":"1","nama":"a"} {}]"#,
      #"[{"kode":"1"}]"#, #"[{"nama":"a"}]"#, #"[{"kode":"","nama":"a"}]"#, #"[{"kode":"  ","nama":"a"}]"#,
      #"[{"kode":1,"nama":"a"}]"#, #"[{"kode":"1","nama":2}]"#, #"[{"kode":"1","nama":null}]"#,
      #"[{"kode":"1","nama":[]}]"#, #"[{"kode":"1","nama":,"nama":"a"}]"#, #"[{"kode":,"kode":"1","nama":"a"}]"#,
      #"[{"KODE":"1","nama":"a"}]"#, #"[{"\u006bode":"1","nama":"a"}]"#, #"[{"koderuang":"1","namaruang":"a"}]"#,
      #"[{"kode":"1","kode":"2","nama":"a"}]"#, #"[{"kode":"1","nama":"a","nama":"b"}]"#,
      #"[{"kode":"1","nama":"a","x":0}]"#,
      #"[{"kode":"1","nama":"a"},{"kode":"1","nama":"b"}]"#, #"[{"kode":"1","nama":"\x"}]"#,
      #"[{"kode":"1","nama":"\u00g0"}]"#,
      "[{\"kode\":\"1\",\"nama\":\"a\nb\"}]", #"[{"kodedokter":1,"namadokter":"a"}]"#,
    ])
  func others(_ text: String) {
    #expect(scannedRows(in: Array(text.utf8)) == nil)
  }

  @Test(
    "leaves text that is not UTF-8 to the general decoder, escapes in it or not",
    arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC3, 0x5C, 0x6E]] as [[UInt8]])
  func notUTF8(_ bytes: [UInt8]) {
    for place in [#""kode":"1""#, #""nama":"\n"#] {
      var text = Array(#"[{"kode":"1","nama":"\na"}]"#.utf8)
      #expect(scannedRows(in: text) != nil)
      text.insert(contentsOf: bytes, at: 2 + place.utf8.count)
      #expect(scannedRows(in: text) == nil)
    }
  }

  @Test("leaves lists with very many rows to the general decoder, which counts values")
  func longList() {
    let text = Array(#"[{"kode":"1","nama":"a"},{"kode":"2","nama":"b"}]"#.utf8)
    #expect(scannedRows(in: text, mostRows: 2)?.received == 2)
    #expect(scannedRows(in: text, mostRows: 1) == nil)
  }

  @Test("agrees with the general decoder on 10,000 random and damaged lists, whenever it reads one")
  func random() throws {
    var generator = SeededGenerator(seed: 11)
    var taken = 0
    var left = 0
    for round in 0..<10_000 {
      let sound = Array(generator.list().utf8)
      let text = round % 3 == 0 ? generator.mutate(sound) : sound
      guard let answer = scannedRows(in: text) else {
        left += 1
        continue
      }
      taken += 1
      #expect(isIdentical(answer, general(text, "list")), "\(String(decoding: text, as: UTF8.self))")
    }
    #expect(taken > 2_000)
    #expect(left > 2_000)
  }
}

extension SeededGenerator {
  private mutating func one(of choices: [String]) -> String { choices[Int.random(in: 0..<choices.count, using: &self)] }

  private mutating func isRare(_ chance: Int = 40) -> Bool { Int.random(in: 0..<chance, using: &self) == 0 }

  /// A list of a few rows in JSON, nearly as the service sends it: now and then something about it is unusual.
  fileprivate mutating func list() -> String {
    let rows = (0..<Int.random(in: 0...4, using: &self)).map { _ in row() }
    let list = "[" + rows.joined(separator: isRare() ? " ,\n" : ",") + "]"
    let key = one(of: ["", "", "list", "diagnosa", "poli"])
    if key.isEmpty { return list }
    return isRare() ? #"{"\#(key)":\#(list),"lain":[]}"# : #"{"\#(key)":\#(list)}"#
  }

  private mutating func row() -> String {
    let code = one(of: ["A00", "A00.1", "1", "B2", "é", "0\u{301}", isRare() ? "" : "Z"])
    let space = one(of: ["", "", "", " ", "\u{A0}", "\\n", "\u{301}"])
    let name =
      one(of: ["", "\(code) - ", "\(code) -"]) + space + one(of: ["x", "\\u00e9", "\\\"", "病", "\\/", "x \u{323}"])
    var members = [#""kode":"\#(code)\#(one(of: ["", "", " "]))""#, #""nama":"\#(name)\#(space)""#]
    if isRare() { members[0] = #""kode":7"# }
    if isRare() { members.append(one(of: [#""x":1"#, #""nama":"y""#, #""Kode":"1""#])) }
    if isRare(2) { members.swapAt(0, 1) }
    return "{" + members.joined(separator: isRare() ? " , " : ",") + "}"
  }
}
