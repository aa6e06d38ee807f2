import ReferenceStore
import SQLite
import Testing

@Suite("vclaimctl and the past")
struct HistoryTests {
  /// 2026-01-10 12:00 in Jakarta.
  private static let first: Int64 = 1_768_021_200
  /// 2026-02-10 18:00 UTC, which in Jakarta is the day after.
  private static let second: Int64 = 1_770_746_400

  /// A file with two states of diagnoses and doctors, 31 days apart.
  private func withFile(_ body: (_ control: (String...) async throws -> Ended) async throws -> Void) async throws {
    let directory = try ScratchDirectory()
    let store = try await ReferenceStore(path: directory.file("reference.sqlite"), now: { Self.first })
    func publish(_ dataset: Dataset, _ rows: [[Value]], at time: Int64) async throws {
      _ = try await store.publish(
        Candidate(
          dataset: dataset, parts: [(.whole, rows.map { Record(values: $0) })], confirmsWhole: true, asOf: time))
    }
    try await publish(.diagnoses, [["A00", "Cholera"], ["A01", "Typhoid"]], at: Self.first)
    try await publish(.doctors, [["0101R001", "", "D/1", "dr. Ünï"]], at: Self.first)
    try await publish(.diagnoses, [["A00", "Kolera"], ["A02", "Salmonella"]], at: Self.second)
    try await publish(.doctors, [], at: Self.second)
    await store.close()
    try await body { (arguments: String...) in
      try await run(Programs.control, arguments, environment: ["TZ": "WIB-7"], in: directory)
    }
  }

  @Test("history names what a code was, retired ones too, and ends with 1 where there is none")
  func history() async throws {
    try await withFile { control in
      let renamed = try await control("history", "diagnoses", "a00")
      #expect(renamed.code == 0, "\(renamed.errors)")
      #expect(
        renamed.output == """
          when              generation  op       what
          2026-01-10 12:00           1  added    Cholera
          2026-02-11 01:00           3  changed  name: Cholera → Kolera

          """)
      let retired = try await control("history", "doctors", "0101R001", "", "D/1", "--json")
      #expect(retired.code == 0)
      #expect(retired.output.hasPrefix(#"{"changes":[{"at":1768021200,"dataset":"doctors","generation":2,"#))
      #expect(retired.output.contains(#""key":["0101R001","","D/1"],"op":"removed""#))
      #expect(retired.output.hasSuffix("\"generation\":4,\"known_since\":1768021200}\n"))
      let gone = try await control("get", "diagnoses", "A01")
      #expect(gone.code == 1)
      #expect(gone.output.contains("retired    2026-02-11 01:00, was Typhoid\n"))
      let none = try await control("history", "diagnoses", "Z99")
      #expect(none.code == 1)
      #expect(none.output == "no history\n")
      #expect(try await control("history", "doctors", "0101R001").code == 64)
      #expect(try await control("history", "nonsense", "x").code == 64)
    }
  }

  @Test("get as of a day is the row at its local end; 1 for absence and for what is not known, 64 for the future")
  func get() async throws {
    try await withFile { control in
      let old = try await control("get", "diagnoses", "A00", "--as-of", "2026-02-10", "--json")
      #expect(old.code == 0, "\(old.errors)")
      #expect(old.output.contains(#""value":{"code":"A00","name":"Cholera"}"#))
      #expect(old.output.contains(#""as_of":1768021200"#))
      let new = try await control("get", "diagnoses", "A00", "--as-of", "2026-02-11")
      #expect(new.output.contains("Kolera"))
      #expect(new.output.contains("generation 3, told 2026-02-11 01:00"))
      let absent = try await control("get", "diagnoses", "A02", "--as-of", "2026-01-31", "--json")
      #expect(absent.code == 1)
      #expect(absent.output.contains(#""source":"absent""#))
      let unknown = try await control("get", "diagnoses", "A00", "--as-of", "2026-01-09", "--json")
      #expect(unknown.code == 1)
      #expect(unknown.output.isEmpty)
      #expect(unknown.errors.contains("not known"))
      #expect(unknown.errors.contains("2026-01-10 12:00"))
      for day in ["9999-01-01", "2026-02-30", "yesterday"] {
        let wrong = try await control("get", "diagnoses", "A00", "--as-of", day)
        #expect(wrong.code == 64, "\(day)")
      }
      #expect(try await control("get", "diagnoses", "A00", "--as-of", "2026-01-31", "--live").code == 64)
    }
  }

  @Test("list as of a day streams the rows of that day by key, in every format")
  func list() async throws {
    try await withFile { control in
      let csv = try await control("list", "diagnoses", "--as-of", "2026-02-10", "--csv")
      #expect(csv.code == 0, "\(csv.errors)")
      #expect(csv.output == "code,name\nA00,Cholera\nA01,Typhoid\n")
      let json = try await control("list", "diagnoses", "--as-of", "2026-02-11", "--json")
      #expect(json.output.split(separator: "\n").count == 2)
      #expect(json.output.contains("Salmonella"))
      let unknown = try await control("list", "diagnoses", "--as-of", "2025-12-31")
      #expect(unknown.code == 1)
      #expect(unknown.output.isEmpty)
    }
  }

  @Test("changes tells the journal from a generation on, of one dataset or of all")
  func changes() async throws {
    try await withFile { control in
      let all = try await control("changes", "--since", "2")
      #expect(all.code == 0, "\(all.errors)")
      #expect(all.output.split(separator: "\n").count == 5)
      #expect(all.output.contains(/diagnoses +A00 +changed +name: Cholera → Kolera\n/))
      #expect(all.output.contains(/doctors +0101R001  D\/1 +removed +dr. Ünï\n/))
      let doctors = try await control("changes", "doctors", "--json")
      #expect(doctors.output.split(separator: #""op":"#).count == 3)
      #expect(doctors.output.hasSuffix("\"generation\":4,\"more\":false,\"pruned\":false}\n"))
      let nothing = try await control("changes", "--since", "4")
      #expect(nothing.code == 0 && nothing.output.isEmpty)
      #expect(try await control("changes", "--since", "-1").code == 64)
    }
  }
}
