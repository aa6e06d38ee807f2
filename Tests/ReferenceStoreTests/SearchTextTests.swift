import Testing

@testable import ReferenceStore

@Suite("The words of a search")
struct SearchTextTests {
  private static let typed = [
    "", " ", "con", "CON", "a09", " a09.0", "a09 0", "a 09", "a", "7", "  dengue \t fev\r\n", "dem-ber", "x.y.z",
    "a\0b",
    "\"quoted\" OR NEAR(a b) * name:x", "100%", "...", "a b c d e f g", "\u{1C}a\u{1D}1", "\u{7F}a",
    (1...40).map { "w\($0)" }.joined(separator: " "), String(repeating: "x", count: 499),
  ]

  @Test("are the same for a text of ASCII alone and beside a character that is no part of a word", arguments: typed)
  func ascii(text: String) {
    // The ellipsis makes the way through Unicode's tables.
    let (plain, other) = (SearchText(text), SearchText(text + "\u{2026}"))
    #expect(plain.words == other.words)
    #expect(plain.code == other.code)
    #expect(plain.beginningMatch == other.beginningMatch)
    #expect(plain.match == other.match)
  }

  @Test("a code is a text without white space that has a digit, or is one letter")
  func code() {
    #expect(SearchText(" a09.0\n").code == "a090")
    #expect(SearchText("a").code == "a")
    #expect(SearchText("\u{E9}").code == "\u{E9}")
    #expect(SearchText("ab").code == nil)
    #expect(SearchText("a 09").code == nil)
    #expect(SearchText("a\u{2003}09").code == nil)
    #expect(SearchText("").code == nil)
  }
}
