import CommandLineKit
import SQLite
import Testing
import VClaim

@testable import ReferenceStore
@testable import VClaimReference

@Suite("Changes as people read them")
struct ChangeTextTests {
  private let day = LocalDay.textWithTime(at: 1_700_000_000)

  private func change(
    _ op: Change.Operation, _ dataset: Dataset, _ key: [String], _ before: String?, _ after: String?
  ) -> Change {
    Change(
      id: 1, generation: 12, dataset: dataset.name, key: key, op: op, before: before, after: after,
      at: 1_700_000_000)
  }

  @Test("a change shows the columns that moved, from what to what; what came or went shows all but the key")
  func history() {
    let text = ChangeText.history(
      [
        change(.added, .facilities, ["F1"], nil, #"{"code":"F1","name":"Klinik","level":1}"#),
        change(
          .changed, .facilities, ["F1"], #"{"code":"F1","name":"Klinik","level":null}"#,
          #"{"code":"F1","name":"Klinik","level":2}"#),
        change(.removed, .facilities, ["F1"], #"{"code":"F1","name":"Klinik","level":2}"#, nil),
      ], width: nil)
    #expect(
      text == """
        when              generation  op       what
        \(day)          12  added    Klinik, 1
        \(day)          12  changed  level:  → 2
        \(day)          12  removed  Klinik, 2

        """)
  }

  @Test("the journal names dataset and key, and cannot steer the terminal")
  func journal() {
    let text = ChangeText.journal(
      [
        change(
          .changed, .doctors, ["F", "", "7"], #"{"facility_code":"F","polyclinic_code":"","code":"7","name":"a"}"#,
          #"{"facility_code":"F","polyclinic_code":"","code":"7","name":"b\u001b[31m"}"#)
      ], width: nil)
    #expect(text.contains("doctors  F  7  changed  name: a → b"))
    #expect(!text.contains("\u{1B}"))
  }

  @Test("an entry of a dataset that is not known here, or that cannot be read, is shown as it stands")
  func raw() {
    let spoiled = change(.removed, .diagnoses, ["A"], #"{"new":1}"#, nil)
    #expect(ChangeText.history([spoiled], width: nil).contains(#"{"new":1}"#))
  }

  @Test("a row of the past is shown without the columns that are in no journal")
  func past() throws {
    let row = Record(values: ["F", "1", "R", "Melati", nil, nil])
    let lookup = Lookup(
      value: row, source: .local, asOf: 1_700_000_000, age: 5, isStale: false, generation: 12)
    let text = AnswerText.past(lookup, of: .rooms, on: try #require(CalendarDay("2023-11-20")))
    #expect(text.contains("as of          2023-11-20\n"))
    #expect(text.contains("state          generation 12, told \(day)\n"))
    #expect(!text.contains("capacity"))
  }
}
