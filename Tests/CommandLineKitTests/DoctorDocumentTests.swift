import ReferenceStore
import Testing
import VClaimReference

@testable import CommandLineKit

@Suite("What doctor tells")
struct DoctorDocumentTests {
  private let ok = Finding(.file, .ok, "in order")
  private let skipped = Finding(.clock, .skipped, "nobody told")
  private let warning = Finding(.disk, .warning, "2 MB are\nfree", mend: "df -h")
  private let unusable = Finding(.configuration, .unusable, "wrong", mend: "vclaimd check-config")

  @Test("the worst finding decides; what was skipped does not")
  func status() {
    #expect(DoctorDocument([ok, skipped]).exitStatus == .done)
    #expect(DoctorDocument([ok, warning, skipped]).exitStatus.rawValue == 1)
    #expect(DoctorDocument([warning, unusable]).exitStatus.rawValue == 2)
  }

  @Test("the JSON has every key, in the order of the checks")
  func json() throws {
    #expect(
      try JSONText.encode(DoctorDocument([warning, ok]))
        == #"{"checks":[{"check":"file","mend":null,"message":"in order","status":"ok"},"#
        + #"{"check":"disk","mend":"df -h","message":"2 MB are\nfree","status":"warning"}],"status":"warning"}"#)
  }

  @Test("the text has a line for each finding and one for its mend, without control characters")
  func text() {
    #expect(
      DoctorDocument([warning, ok]).text == """
        ok        file          in order
        warning   disk          2 MB are\\u{a}free
                                mend: df -h

        """)
  }

  @Test("every check says what it looks at, in a clause")
  func help() {
    for check in DoctorCheck.allCases {
      #expect(!check.help.isEmpty && !check.help.hasSuffix("."), "\(check)")
    }
  }

  @Test("a path is one word of a command, whatever it holds")
  func quoting() {
    #expect(ShellWord.quoted("/var/lib/vclaimd/a-b_1.sqlite") == "/var/lib/vclaimd/a-b_1.sqlite")
    #expect(ShellWord.quoted("/srv/my data/$x") == "'/srv/my data/$x'")
    #expect(ShellWord.quoted("it's") == #"'it'\''s'"#)
    #expect(ShellWord.quoted("") == "''")
  }
}
