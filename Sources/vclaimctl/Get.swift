import ArgumentParser
import CommandLineKit
import ReferenceStore
import Settings
import VClaim
import VClaimReference

struct Get: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look one row up.",
    discussion: """
      A row that is in the file is answered from there. On a miss the daemon is asked, or when none answers the service, \
      if credentials can be read. With --live there need be no file. chronic-drugs are in none: with --live, NAME finds \
      those whose names contain it, 1,000 at most. With --as-of the journal in the file tells what the row was; the beds \
      of rooms are in no journal. Exit status: 0 found, 1 absent or, with --as-of, not known any more, 69 not in the file \
      and the service cannot be reached, 78 with --live for what the service as configured does not tell.
      """)

  @OptionGroup var options: SettingsOptions

  @Argument(help: "The dataset.")
  var dataset: AskableDataset

  @Argument(help: ArgumentHelp("The key; several parts where the dataset has them.", valueName: "key"))
  var key: [String]

  @Flag(help: "Ask the service even for a row that is in the file.")
  var live = false

  @Option(help: PastDay.help)
  var asOf: PastDay?

  @Flag(help: "Print the answer as JSON.")
  var json = false

  func validate() throws {
    try dataset.validate(isLive: live)
    if live, asOf != nil { throw ValidationError("--live and --as-of exclude each other") }
    try asOf?.validate(now: SystemTime.unixSeconds())
  }

  func run() async throws {
    let reading = await options.read()
    let dataset = dataset.dataset
    guard dataset.isInFile else {
      let output = RowsOutput(dataset: dataset, source: .live, isJSON: json)
      let found = try await LiveQuestions(reading).records(
        of: dataset, matching: key.joined(separator: " "), limit: Search.mostLive)
      try output.write(found)
      if found.rows.isEmpty { throw ExitCode(ExitStatus.absent.rawValue) }
      return
    }
    if let asOf { return try past(try ReferenceFile.open(try reading.settings(for: .file)).local, asOf) }
    let lookup = try await look(reading)
    if json {
      try Output.standard.writeLine(JSONText.encode(LookupDocument(lookup, of: dataset)))
    } else {
      // A file of an older format has no history to tell: the answer stands without it.
      let history = lookup.value == nil ? try? history(reading) : nil
      try Output.standard.write(
        AnswerText.lookup(lookup, of: dataset, now: SystemTime.unixSeconds(), last: history?.changes.last))
    }
    if lookup.value == nil { throw ExitCode(ExitStatus.absent.rawValue) }
  }

  private func history(_ reading: SettingsReading) throws -> KeyHistory {
    try ReferenceFile.open(try reading.settings(for: .file)).local.keyHistory(of: dataset.dataset, key: key)
  }

  private func past(_ local: LocalReference, _ asOf: PastDay) throws {
    let dataset = dataset.dataset
    let lookup = try local.record(of: dataset, key: key, asOf: asOf.end)
    if json {
      try Output.standard.writeLine(JSONText.encode(LookupDocument(lookup, of: dataset)))
    } else {
      try Output.standard.write(AnswerText.past(lookup, of: dataset, on: asOf.day))
    }
    if lookup.value == nil { throw ExitCode(ExitStatus.absent.rawValue) }
  }

  private func look(_ reading: SettingsReading) async throws -> Lookup<Record> {
    let dataset = dataset.dataset
    if live { return try await LiveQuestions(reading).record(of: dataset, key: key) }
    let found = try ReferenceFile.open(try reading.settings(for: .file)).local.record(of: dataset, key: key)
    guard found.value == nil else { return found }
    return try await LiveQuestions(reading).record(of: dataset, missing: key) ?? found
  }
}
