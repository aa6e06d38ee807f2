import CommandLineKit
import Testing
import VClaim

@Suite("Members and letters in a terminal")
struct ServiceTextTests {
  @Test("a member is told in aligned lines, without those that nothing is known of")
  func member() throws {
    var member = Member(status: .init(code: "0", text: "AKTIF"))
    member.name = "SITI\u{1B}[31m CONTOH"
    member.card = "0009999000001"
    member.entitledClass = .init(code: "3", text: "KELAS III")
    member.coverageStart = CalendarDay("2014-01-01")
    let day = try #require(CalendarDay("2023-11-14"))
    #expect(
      EligibilityText.of(Eligibility(member: member, day: day)) == """
        eligible  yes, on 2023-11-14
        status    AKTIF (0)
        name      SITI\\u{1b}[31m CONTOH
        card      0009999000001
        class     KELAS III (3)
        covered   2014-01-01

        """)
    member.status = .init(code: "4")
    let lines = EligibilityText.of(Eligibility(member: member, day: day)).split(separator: "\n")
    #expect(lines.prefix(2) == ["eligible  no, on 2023-11-14", "status    4"])
    #expect(EligibilityText.of(nil) == "the service knows no such member\n")
  }

  @Test("a letter is told in aligned lines, with what has no name of ours by the service's own")
  func letter() {
    var letter = IssuedSEP(number: "0123R0011123V000001")
    letter.diagnosis = "Cholera"
    letter.otherFields = ["dpjp.nmDPJP": "dr. Contoh", "a\nb": "c"]
    #expect(
      LetterText.of(letter) == """
        number       0123R0011123V000001
        diagnosis    Cholera
        a\\u{a}b      c
        dpjp.nmDPJP  dr. Contoh

        """)
    #expect(LetterText.of(nil) == "the service has no such letter\n")
  }
}
