import Testing

@testable import vclaim_bench

@Suite("The benchmarks and what stands beside them")
struct BenchmarkTests {
  @Test("the gate's table has a figure for each benchmark of one thread, and for nothing else")
  func gate() throws {
    let lines = try Page.contents("Benchmarks/gate.tsv").split(separator: "\n").filter { !$0.hasPrefix("#") }
    let cells = lines.dropFirst().map { $0.split(separator: "\t").map(String.init) }
    let counted = Benchmark.all.map(\.name).filter { !$0.contains("-thread") }
    #expect(Set(cells.map { $0[0] }) == Set(counted))
    #expect(cells.count == counted.count)
    for line in cells { #expect(Int(line[1]) ?? 0 > 0, "\(line)") }
  }

  @Test("the comparison runs every benchmark that it names, and names every search")
  func comparison() throws {
    let table = try Page.contents("Benchmarks/comparisons.py")
    let names = Set(Benchmark.all.map(\.name))
    // Rows that begin with `c-` are those of the programs in C.
    let rows = table.matches(of: /Row\("([a-z][a-z0-9-]*)"/).map { String($0.output.1) }.filter { !$0.hasPrefix("c-") }
    #expect(rows.count > 10)
    #expect(Set(rows).isSubset(of: names))
    for length in 2...4 { #expect(names.contains("search-\(length)")) }
  }
}
