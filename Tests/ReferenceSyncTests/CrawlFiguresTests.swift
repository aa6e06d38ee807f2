import FoundationEssentials
import Testing
import VClaimSimulator
import VClaimWire

@testable import ReferenceSync

/// The figures of the handbook's table of requests, measured again: `make crawl-figures` prints them.
@Suite("What a pull by keyword costs")
struct CrawlFiguresTests {
  /// One line of the table: a list of the simulator, and the size at which its answers are cut.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let cap: Int?
    /// Whether it is measured in every run of the tests, for it takes no time.
    var isSmall = false

    var testDescription: String { "\(name), \(cap.map { "cut at \($0)" } ?? "not cut")" }
  }

  private static let whoSized = "diagnoses, as many as WHO's"
  private static let cases = [
    Case(name: "polyclinics", cap: nil, isSmall: true), Case(name: "polyclinics", cap: 50, isSmall: true),
    Case(name: "facilities", cap: nil), Case(name: "facilities", cap: 100),
    Case(name: "diagnoses", cap: nil), Case(name: "diagnoses", cap: 1_000), Case(name: "diagnoses", cap: 100),
    Case(name: "diagnoses", cap: 50),
    Case(name: whoSized, cap: 1_000), Case(name: whoSized, cap: 100), Case(name: whoSized, cap: 50),
    Case(name: "procedures", cap: nil, isSmall: true), Case(name: "procedures", cap: 50, isSmall: true),
  ]
  private static let measuresAll = ProcessInfo.processInfo.environment["VCLAIMD_TEST_FIGURES"] != nil
  private static let data = SimulatorData.builtIn()

  @Test("is what the handbook says", arguments: cases.filter { $0.isSmall || measuresAll })
  func figures(of measured: Case) async throws {
    var rows = 0
    var (cold, warm, fewest, share) = (0, 0, 0, 0)
    for (pattern, table) in Self.tables(of: measured.name) {
      let bench = try await CrawlBench(MemoryTable(table), cap: measured.cap, pattern: pattern)
      cold += try await bench.crawl().keywords.count
      let again = try await bench.crawl()
      #expect(difference(again.rows, table).isEmpty)
      warm += again.keywords.count
      fewest += bench.fewest(cap: measured.cap).requests
      share += bench.fewest(cap: measured.cap).share
      rows += table.count
    }
    #expect(warm <= fewest * 105 / 100 + share + 1)
    let cap = measured.cap.map { Self.grouped($0) } ?? "none"
    let perCap = measured.cap.map { Self.grouped((rows + $0 - 1) / $0) } ?? "-"
    let line =
      "| \(measured.name) | \(Self.grouped(rows)) | \(cap) | \(Self.grouped(cold)) | \(Self.grouped(warm)) "
      + "| \(Self.grouped(fewest)) | \(perCap) |"
    print(line)
    let readme = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/vclaimd/Documentation.docc/What-a-pull-costs.md")
    #expect(try String(contentsOf: readme, encoding: .utf8).contains(line), "the handbook does not say: \(line)")
  }

  private static func tables(of name: String) -> [(CodePattern, [ReferenceRow])] {
    func rows(_ entries: [SimulatorData.Entry]) -> [ReferenceRow] {
      entries.map { ReferenceRow(code: $0.code, name: $0.name) }
    }
    return switch name {
    case "polyclinics": [(PolyclinicPull.pattern, rows(data.polyclinics))]
    case "procedures": [(ProcedurePull.pattern, rows(data.procedures))]
    case "facilities":
      [1, 2].map { level in
        let facilities = data.facilities.filter { $0.level == level }
        return (FacilityPull.pattern, facilities.map { ReferenceRow(code: $0.code, name: $0.name) })
      }
    case whoSized: [(DiagnosisPull.pattern, Tables.diagnoses)]
    default: [(DiagnosisPull.pattern, rows(data.diagnoses))]
    }
  }

  /// A number with its thousands apart.
  private static func grouped(_ number: Int) -> String {
    number < 1_000 ? "\(number)" : "\(grouped(number / 1_000)),\(Tables.pad(number % 1_000, 3))"
  }
}
