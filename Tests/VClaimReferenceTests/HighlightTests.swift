import Testing

@testable import VClaimReference

@Suite("The parts of a name that were typed")
struct HighlightTests {
  private func parts(_ text: String, _ name: String) -> [String] {
    let result = SearchResult<Int>(rows: [], isStale: false, generation: 0, text: text)
    return result.highlights(in: name).map { String(name[$0]) }
  }

  @Test("are the beginnings of its words, in the name's order, without regard to case and accents")
  func beginnings() {
    #expect(parts("fev DEN", "Dengue fever [classical dengue]") == ["Den", "fev", "den"])
    #expect(parts("barre", "Guillain-Barr\u{E9} syndrome") == ["Barr\u{E9}"])
    #expect(parts("barr\u{E9}", "Guillain-Barre syndrome") == ["Barre"])
    #expect(parts("bar", "Barre\u{301}") == ["Bar"])
    #expect(parts("barre", "Barre\u{301} x") == ["Barre\u{301}"])
    #expect(parts("d de den", "Dengue") == ["Den"])
  }

  @Test("are none where the code, another phrase or nothing was typed")
  func none() {
    for text in ["A90", "demam berdarah", "", "?"] { #expect(parts(text, "Dengue fever").isEmpty) }
  }

  @Test("are those with a typing mistake where there are no others")
  func mistakes() {
    #expect(parts("dengeu", "Dengue fever") == ["Dengue"])
    #expect(parts("asma astma", "Asthma, unspecified") == ["Asthm"])
    #expect(parts("fevr dengue", "Dengue fever") == ["Dengue"])
  }
}
