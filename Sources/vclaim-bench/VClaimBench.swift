import ArgumentParser
import FoundationEssentials

@main
struct VClaimBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vclaim-bench",
    abstract: "Measures look-up, search, decoding and publication.",
    discussion: """
      Makes files of invented diagnoses in a temporary directory below TMPDIR and removes them in the end. Every operation is \
      measured by itself with the monotonic clock, after a round to warm up; the rounds of the benchmarks take turns, so \
      that a busy moment of the machine does not fall on one of them alone. p99 of fewer than 100 operations is the \
      slowest. A publication ends on the disk: put TMPDIR on the file system that counts.

      --count runs one benchmark's operation without clock, warm-up or rounds, for an instrument that counts instructions. \
      Run it twice and subtract: what prepares the benchmark is the same in both and falls out.

        strip --strip-debug -o bench-stripped .build-release/release/vclaim-bench
        export SWIFT_DETERMINISTIC_HASHING=1
        valgrind --tool=callgrind ./bench-stripped --only look-up-first --count 1000
        valgrind --tool=callgrind ./bench-stripped --only look-up-first --count 3000

      The difference of the two totals ("Collected"), divided by 2000, is the instructions of one look-up. For publish-first \
      it includes the making of the empty file. Debug information is stripped because valgrind 3.19 gives up on Swift's.
      """)

  @Option(help: "How many diagnoses there are; the service has 12,246.")
  var rows = 12_246

  @Option(help: "How many rounds are measured.")
  var rounds = 7

  @Option(help: ArgumentHelp("Run only this benchmark; may be repeated.", valueName: "name"))
  var only: [String] = []

  @Option(help: "Run the operation so many times without measuring; needs exactly one --only.")
  var count: Int?

  @Option(
    help: ArgumentHelp(
      "Make the files that the programs of Benchmarks/ read too, and measure nothing.", valueName: "directory"))
  var write: String?

  @Option(help: ArgumentHelp("Use the files that --write made with as many --rows.", valueName: "directory"))
  var files: String?

  @Option(help: "Publish all rows changed into the file of --files, so many times, while readers of it are measured.")
  var republish: Int?

  @Flag(help: "Measure the memory that look-ups, searches and decoding add, in bytes, as JSON.")
  var memory = false

  @Flag(help: "Print JSON instead of a table.")
  var json = false

  @Flag(help: "List the benchmarks and measure nothing.")
  var list = false

  func validate() throws {
    guard (1...InventedDiagnoses.mostRows).contains(rows) else {
      throw ValidationError("--rows must be 1 to \(InventedDiagnoses.mostRows)")
    }
    guard rounds > 0 else { throw ValidationError("--rounds must be at least 1") }
    for name in only where !Benchmark.all.contains(where: { $0.name == name }) {
      throw ValidationError("there is no benchmark '\(name)'; --list names them")
    }
    guard republish == nil || files != nil else { throw ValidationError("--republish needs --files") }
    guard let count else { return }
    guard count > 0 else { throw ValidationError("--count must be at least 1") }
    guard only.count == 1, !json else { throw ValidationError("--count needs exactly one --only, and no --json") }
  }

  func run() throws {
    do {
      if list {
        let table = AlignedTable(titles: ["name", "what"], rightAligned: [])
        StandardStreams.output(table.render(Benchmark.all.map { [$0.name, $0.summary] }))
      } else if let write {
        let files = SharedFiles(directory: write)
        try BlockingMain.run { [rows] in try await files.write(Workspace(rowCount: rows)) }
      } else if memory {
        try BlockingMain.run { [self] in
          try await StandardStreams.output(Report.json(Footprint(workspace())) + "\n")
        }
      } else if let republish {
        try BlockingMain.run { [self] in try await workspace().republish(count: republish) }
      } else if let count {
        try BlockingMain.run { [self] in try await run(count: count) }
      } else {
        try BlockingMain.run { [self] in try await measure() }
      }
    } catch {
      StandardStreams.error("vclaim-bench: \(error)")
      throw ExitCode((error as? BenchmarkError)?.exitStatus ?? 70)
    }
  }

  private func workspace() throws -> Workspace {
    try Workspace(rowCount: rows, files: files.map(SharedFiles.init))
  }

  private var selected: [Benchmark] {
    Benchmark.all.filter { only.isEmpty || only.contains($0.name) }
  }

  private func run(count: Int) async throws {
    let workspace = try workspace()
    for benchmark in selected {
      var runner = try await Runner(benchmark, in: workspace, clock: SuspendingClock())
      try await runner.run(count: count)
      StandardStreams.output("\(benchmark.name): \(count) operations\n")
    }
  }

  private func measure() async throws {
    var report = Report(Heading(date: Date(), rows: rows, rounds: rounds))
    let workspace = try workspace()
    var runners: [Runner<SuspendingClock>] = []
    for benchmark in selected {
      runners.append(try await Runner(benchmark, in: workspace, clock: SuspendingClock()))
    }
    for index in runners.indices { try await runners[index].warmUp() }
    for _ in 0..<rounds {
      for index in runners.indices { try await runners[index].runRound() }
    }
    for runner in runners { report.add(runner.benchmark, runner.measurement) }
    StandardStreams.output(json ? try Report.json(report) + "\n" : report.text)
  }
}
