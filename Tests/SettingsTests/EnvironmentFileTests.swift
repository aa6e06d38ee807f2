import Settings
import Testing

@Suite("A file of KEY=value lines")
struct EnvironmentFileTests {
  func parse(_ text: String) -> EnvironmentFile {
    EnvironmentFile(parsing: Array(text.utf8), path: "f") { !$0.hasSuffix("UNKNOWN") }
  }

  @Test(
    "a value is read as it is meant",
    arguments: [
      ("BPJS_A=1", "1"),
      ("  BPJS_A = two words  ", "two words"),
      ("export BPJS_A=1", "1"),
      ("export\tBPJS_A=1", "1"),
      ("BPJS_A=1  # Optional, for new API", "1"),
      ("BPJS_A=1\t#remark", "1"),
      ("BPJS_A=a#b", "a#b"),
      ("BPJS_A=#b", "#b"),
      ("BPJS_A=a=b==", "a=b=="),
      ("BPJS_A='a # b'  # remark", "a # b"),
      ("BPJS_A=\"a ' b\"", "a ' b"),
      ("BPJS_A='$HOME\\n'", "$HOME\\n"),
      ("BPJS_A=a\"b\"", "a\"b\""),
      ("BPJS_A=\"  kept  \"", "  kept  "),
      ("BPJS_A=rahasia\r", "rahasia"),
      ("\u{FEFF}BPJS_A=1", "1"),
    ])
  func value(line: String, expected: String) {
    let file = parse(line)
    #expect(file.problems.isEmpty)
    #expect(file.entries["BPJS_A"]?.value == expected)
  }

  @Test(
    "an empty value counts as unset, also before one that is set",
    arguments: [
      "BPJS_A=", "BPJS_A=''", "BPJS_A= # remark", "# BPJS_A=1", "   ", "",
    ])
  func emptyValue(line: String) {
    #expect(parse(line).entries.isEmpty)
    #expect(parse(line).problems.isEmpty)
    #expect(parse(line + "\nBPJS_A=2").entries["BPJS_A"]?.value == "2")
  }

  @Test(
    "what is wrong is named with its line",
    arguments: [
      ("# first\n\nBPJS_A", "f:3 has no \"=\": expected KEY=value, a comment or an empty line"),
      ("=1", "f:1 has no key before \"=\""),
      ("BPJS_UNKNOWN=1", "BPJS_UNKNOWN (f:1): is not a known key"),
      ("VCLAIMD_UNKNOWN=1", "VCLAIMD_UNKNOWN (f:1): is not a known key"),
      ("BPJS_A='1", "BPJS_A (f:1): begins a quoted value that does not end on this line"),
      ("BPJS_A='1'2", "BPJS_A (f:1): has text after the closing quotation mark"),
      ("BPJS_A='1'#2", "BPJS_A (f:1): has text after the closing quotation mark"),
      ("BPJS_A=1\nX=1\nBPJS_A=1", "BPJS_A (f:3): is set a second time: line 1 sets it already"),
    ])
  func problem(text: String, expected: String) {
    #expect(parse(text).problems.map(\.description) == [expected])
  }

  @Test("other programs' keys are ignored, whatever their values look like")
  func otherKeys() {
    let file = parse("PATH=/bin\nAPP_NAME='my app' x\nDATABASE_URL=\"unclosed\nBPJS_A=1\nmy.key=2")
    #expect(file.problems.isEmpty)
    #expect(file.entries.keys.sorted() == ["BPJS_A"])
    #expect(file.entries["BPJS_A"]?.line == 4)
  }

  @Test("a line that is no UTF-8 is named, and the lines around it are read")
  func notText() {
    let bytes = Array("BPJS_A=1\nBPJS_B=".utf8) + [0xFF, 0x0A] + Array("BPJS_C=3\n".utf8)
    let file = EnvironmentFile(parsing: bytes, path: "f") { _ in true }
    #expect(file.problems.map(\.description) == ["f:2 is not UTF-8 text"])
    #expect(file.entries.keys.sorted() == ["BPJS_A", "BPJS_C"])
  }
}
