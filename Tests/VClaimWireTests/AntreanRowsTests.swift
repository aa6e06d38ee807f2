import Testing

@testable import VClaimWire

@Suite("Rows of Antrean")
struct AntreanRowsTests {
  private func answer(_ json: String, _ shape: RowShape) throws(WireError) -> ReferenceAnswer {
    try referenceAnswer(in: try JSONValue(parsing: Array(json.utf8)), listKey: "list", shape: shape)
  }

  private func error(_ json: String, _ shape: RowShape) -> WireError? {
    #expect(throws: WireError.self) { try answer(json, shape) }
  }

  @Test("a sub-speciality keeps its polyclinic, and a polyclinic nothing of its sub-specialities")
  func fields() throws {
    let json = #"""
      [{"nmpoli":"Anak","nmsubspesialis":" Anak Alergi ","kdsubspesialis":"004 ","kdpoli":"ANA","Aktif":1},
       {"nmpoli":"Anak","nmsubspesialis":"Anak Gizi","kdsubspesialis":"005","kdpoli":"ANA","Aktif":0}]
      """#
    let answer = try answer(json, .antreanPolyclinics)
    let parent = ["kdpoli": "ANA", "nmpoli": "Anak"]
    #expect(
      answer.rows == [
        ReferenceRow(code: "ANA", name: "Anak", fields: ["aktif": "1"]),
        ReferenceRow(code: "004", name: "Anak Alergi", fields: parent.merging(["aktif": "1"]) { $1 }),
        ReferenceRow(code: "005", name: "Anak Gizi", fields: parent.merging(["aktif": "0"]) { $1 }),
      ])
    #expect(answer.received == 2)
  }

  @Test(
    "without a sub-speciality of its own an element is the polyclinic alone",
    arguments: [
      "", #","kdsubspesialis":null"#, #","kdsubspesialis":"""#, #","kdsubspesialis":"ANA","nmsubspesialis":"x""#,
    ])
  func baseOnly(rest: String) throws {
    let rows = try answer(#"{"list":[{"kdpoli":"ANA","nmpoli":"Anak"\#(rest)}]}"#, .antreanPolyclinics).rows
    #expect(rows == [ReferenceRow(code: "ANA", name: "Anak")])
  }

  @Test("what has no code or no name is refused, with its index")
  func refused() {
    let good = #"{"kdpoli":"ANA","nmpoli":"Anak"}"#
    let codeless = error(#"[\#(good),{"kode":"BED","nama":"Bedah"}]"#, .antreanPolyclinics)
    #expect(codeless?.code == .codelessRow)
    #expect(codeless?.rowIndex == 1)
    #expect(error(#"[{"kdpoli":"ANA"}]"#, .antreanPolyclinics)?.code == .unexpectedShape)
    #expect(
      error(#"[{"kdpoli":"ANA","nmpoli":"Anak","kdsubspesialis":"004"}]"#, .antreanPolyclinics)?.code
        == .unexpectedShape)
    #expect(error(#"[{"kode":"1","nama":"dr. Contoh"}]"#, .antreanDoctors)?.code == .codelessRow)
    #expect(error("[7]", .antreanDoctors)?.code == .unexpectedShape)
  }

  @Test("codes of doctors are the numbers as they were written")
  func doctors() throws {
    let json = #"[{"namadokter":"dr. Contoh","kodedokter":17432},{"kodedokter":"0042","namadokter":null,"Poli":"INT"}]"#
    #expect(
      try answer(json, .antreanDoctors).rows == [
        ReferenceRow(code: "17432", name: "dr. Contoh"), ReferenceRow(code: "0042", name: "", fields: ["poli": "INT"]),
      ])
  }

  @Test("one code with two names is a conflict that names the code, one with the same name is one row")
  func conflicts() throws {
    let twice = #"[{"kodedokter":1,"namadokter":"a"},{"kodedokter":"1","namadokter":"a"}]"#
    #expect(try answer(twice, .antreanDoctors).rows.count == 1)
    let conflict = error(#"[{"kdpoli":"A","nmpoli":"a"},{"kdpoli":"A","nmpoli":"b"}]"#, .antreanPolyclinics)
    #expect(conflict?.code == .conflictingRows)
    #expect(conflict?.message == #"row 1 repeats the code "A" of an earlier row with another name"#)
    #expect(error(#"[{"kodedokter":1,"namadokter":"a"},{"kodedokter":1,"namadokter":"b"}]"#, .antreanDoctors) != nil)
  }
}
