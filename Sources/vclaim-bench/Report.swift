import FoundationEssentials

/// The figures of a run.
struct Report: Encodable {
  /// One benchmark.
  struct Line: Encodable {
    let name: String
    let summary: String
    let operations: Int
    let p50Microseconds: Double
    let p99Microseconds: Double
    let log: LogUse?

    private enum CodingKeys: String, CodingKey {
      case name
      case summary
      case operations
      case p50Microseconds = "p50_us"
      case p99Microseconds = "p99_us"
      case log
    }

    init(_ benchmark: Benchmark, _ measurement: Measurement) {
      name = benchmark.name
      summary = benchmark.summary
      operations = measurement.count
      p50Microseconds = measurement.percentile(50).microseconds.rounded(toPlaces: 3)
      p99Microseconds = measurement.percentile(99).microseconds.rounded(toPlaces: 3)
      log = measurement.logUse
    }
  }

  let heading: Heading
  private(set) var lines: [Line] = []
  private var cells: [[String]] = []

  private enum CodingKeys: String, CodingKey {
    case heading
    case lines = "benchmarks"
  }

  init(_ heading: Heading) {
    self.heading = heading
  }

  /// Adds a benchmark.
  mutating func add(_ benchmark: Benchmark, _ measurement: Measurement) {
    lines.append(Line(benchmark, measurement))
    let log = measurement.logUse.map { "\($0.frames) \($0.frames == 1 ? "frame" : "frames"), \($0.bytes) bytes" } ?? ""
    cells.append([
      benchmark.name, benchmark.summary, measurement.percentile(50).shortText, measurement.percentile(99).shortText,
      "\(measurement.count)", log,
    ])
  }

  /// Heading and table, for people.
  var text: String {
    let table = AlignedTable(
      titles: ["name", "what", "p50", "p99", "operations", "written to the WAL"], rightAligned: [2, 3, 4])
    return heading.text + "\n\n" + table.render(cells)
  }

  /// A value as one JSON document.
  static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
