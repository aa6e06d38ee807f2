import CommandLineKit
import Testing

@Suite("Tables of text")
struct TextTableTests {
  func table() -> TextTable {
    var table = TextTable([.left("CODE"), .left("NAME"), .right("ROWS")])
    table.add(["A00", "Cholera", "12"])
    table.add(["B54", "Unspecified malaria", "3456"])
    return table
  }

  @Test("columns are aligned, and no line ends with blanks")
  func alignment() {
    #expect(
      table().render(width: 80) == """
        CODE  NAME                 ROWS
        A00   Cholera                12
        B54   Unspecified malaria  3456

        """)
  }

  @Test("a terminal shows parts of a cell in bold, as far as they are shown at all")
  func bold() {
    var table = TextTable([.left("CODE"), .left("NAME")])
    table.add(["A90", "Dengue fever"], bold: [1: [0..<3, 7..<12]])
    table.add(["A\u{7}1", "Dengue"], bold: [0: [0..<1], 5: [0..<1]])
    let lines = table.render(width: 15).split(separator: "\n")
    #expect(lines[1].contains("\u{1B}[1mDen\u{1B}[0mgue"))
    #expect(!lines[1].contains("fever"))
    #expect(!lines[2].contains("\u{1B}["))
    #expect(table.render(width: nil).contains("\u{1B}[1mDen\u{1B}[0mgue \u{1B}[1mfever\u{1B}[0m"))
  }

  @Test("the widest column is cut until the table fits")
  func cutting() {
    #expect(
      table().render(width: 24) == """
        CODE  NAME          ROWS
        A00   Cholera         12
        B54   Unspecified…  3456

        """)
  }

  @Test("a pipe gets everything")
  func pipe() {
    #expect(table().render(width: nil) == table().render(width: 80))
  }

  @Test("a table that cannot fit is as narrow as it can be", arguments: [0, 1, 10])
  func tooNarrow(width: Int) {
    #expect(table().render(width: width).hasPrefix("CODE  NAME  ROWS\nA00   Cho…    12\n"))
  }

  @Test("missing cells are empty, further ones are left out, control characters are escaped")
  func oddRows() {
    var table = TextTable([.left("A"), .left("B")])
    table.add([])
    table.add(["x\ty", "2", "3"])
    #expect(table.render(width: nil) == "A        B\n\nx\\u{9}y  2\n")
  }

  @Test("a table without rows is its heading")
  func empty() {
    #expect(TextTable([.left("A"), .right("B")]).render(width: 80) == "A  B\n")
  }
}
