import Testing

@testable import VClaimSimulator

@Suite("The pages on scenarios and on rows of one's own")
struct ScenarioPageTests {
  @Test("every JSON block is a scenario, and the first does what the page says of it")
  func blocks() throws {
    let scenarios = try Page("Scenarios", of: "VClaimSimulator").code("json").map { try Scenario(json: $0) }
    var run = ScenarioRun(try #require(scenarios.first))
    func effects(_ path: String, at seconds: Int) -> ScenarioEffects? {
      run.effects(
        on: SimulatorRequest(method: "GET", path: "/vclaim-rest/referensi/" + path, headers: []), at: .seconds(seconds))
    }
    // Of twenty requests the first four and the twentieth are searches; the tenth is refused, the twentieth slow instead.
    for number in 1...20 {
      let isSearch = number < 5 || number == 20
      let met = effects(isSearch ? "diagnosa/A00" : "kelasrawat", at: 59)
      #expect(met?.delay == (isSearch ? .seconds(2) : number == 10 ? .zero : nil), "request \(number)")
      #expect(met?.canned?.status == (number == 10 ? 429 : nil), "request \(number)")
    }
    for path in ["diagnosa/A00", "kelasrawat"] {
      #expect(effects(path, at: 60) == ScenarioEffects(rows: RowEffects(keep: 0.5)))
    }
  }

  @Test("the table of those that come along names each of them, in their order")
  func table() throws {
    let rows = try Page("Scenarios", of: "VClaimSimulator").tableRows
    let names = rows.flatMap { $0[0].split(separator: ", ").map { $0.filter { $0 != "`" } } }
    #expect(Array(names.suffix(Scenario.builtIn.count)) == Scenario.builtIn.map(\.name))
  }

  @Test("the page on CSV files has every table with its columns")
  func tables() throws {
    func codes(_ cell: String) -> [String] { cell.matches(of: /`([^`]+)`/).map { String($0.output.1) } }
    let rows = try Page("Rows-of-your-own", of: "VClaimSimulator").tableRows
    let files = rows.filter { $0[0].contains(".csv") }
    #expect(files.map { codes($0[0]) } == CSVTable.all.map { [$0.name + ".csv"] })
    for (row, table) in zip(files, CSVTable.all) {
      #expect(codes(row[1]) == table.columns, "\(table.name)")
      #expect(codes(row[3]) == table.key, "\(table.name)")
      guard table.name != "members" else { continue }
      #expect(codes(row[2]) == table.optionalColumns, "\(table.name)")
    }
    let members = rows.filter { !$0[0].contains(".csv") }.flatMap { codes($0[0]) }
    #expect(Set(members) == Set(CSVTable.members.optionalColumns))
  }
}
