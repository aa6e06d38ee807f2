public import ArgumentParser
import Logging
import ServiceLifecycle
import UnixSignals
import VClaimSimulator
import VClaimWire
import Version

@main
struct SimulatorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vclaim-simulator",
    abstract: "A double of BPJS Kesehatan's VClaim service on this machine.",
    discussion: """
      Listens on 127.0.0.1, checks headers and signatures, searches, pages and encrypts as the service does, with \
      invented rows or those of CSV files. Prints its URL and the lines to put into .env, and runs until SIGINT or \
      SIGTERM. A secret that was handed in is not printed.

      The CSV files of --data have a header and are named after the tables: polyclinics, diagnoses, procedures, \
      chronic_drugs, chronic_diagnoses, room_classes, specialties, care_rooms, discharge_conditions, \
      discharge_statuses, provinces (code,name), facilities (code,name,level), doctors \
      (facility_code,polyclinic_code,code,name), rooms (facility_code,class_code,code,name,capacity,available), \
      regencies (province_code,code,name), districts (regency_code,code,name), members (card_number,nik,name and \
      many more that may be missing: status_code 0 is active). A table without a file keeps its invented rows.

      A scenario makes it misbehave as the real service does at times: --list-scenarios names those that come along, and a \
      JSON file of the same form is a scenario of your own.
      """,
    version: ProgramVersion.current)

  @Option(help: "TCP port on 127.0.0.1; 0 takes a free one.")
  var port = 8_099

  @Option(help: "official or paged: which form of the service to speak.")
  var dialect = Dialect.official

  @Option(help: "Directory of CSV files named after the tables (diagnoses.csv: code,name); others stay built in.")
  var data: String?

  @Option(help: "Answer an official keyword search with at most so many rows.")
  var rowCap: Int?

  @Option(help: "Refuse keywords with fewer characters.")
  var minKeyword = 1

  @Option(help: "Wait so many milliseconds before every answer.")
  var latency = 0

  @Option(help: "Put at most so many rows on a page of the paged dialect or of Aplicares.")
  var pageCap: Int?

  @Option(help: "Own facility codes, comma separated: whose doctors and rooms there are.")
  var facility = SimulatorOptions.defaultFacilityCode

  @Option(help: "Accepted consumer id; else BPJS_CONSUMER_ID, else an invented one.")
  var consumerId: String?

  @Option(help: "Accepted secret; else BPJS_CONSUMER_SECRET (which no other user can see in ps), else an invented one.")
  var consumerSecret: String?

  @Option(help: "Accepted user key; else BPJS_USER_KEY, else an invented one.")
  var userKey: String?

  @Option(help: "Seed of the built-in rows.")
  var seed = SimulatorOptions.defaultSeed

  @Option(help: "Misbehave as this scenario says: a name of --list-scenarios, or a JSON file.")
  var scenario: String?

  @Flag(help: "Print the scenarios that come along, and end.")
  var listScenarios = false

  @Option(
    help: """
      Write a line for each request to this file, or to standard output for - (but not into a .env); never a value or \
      a header.
      """)
  var log: String?

  func validate() throws {
    do {
      _ = try options()
    } catch {
      throw ValidationError(error.message)
    }
  }

  func run() async throws {
    guard !listScenarios else {
      StandardStreams.output(Scenario.list)
      return
    }
    do {
      let options = try options()
      var rows = SimulatorData.builtIn(seed: options.seed, facilityCodes: options.facilityCodes)
      if let data { try rows.load(directory: data) }
      let logFile = try log.map { path throws(SimulatorError) in try RequestLogFile(path: path) }
      let simulator = try Simulator(
        options: options, data: rows, scenario: try scenario.map { name throws(SimulatorError) in try .named(name) },
        onRequest: { logFile?.write($0) })
      let service = SimulatorService(simulator: simulator, announce: StandardStreams.output)
      let group = ServiceGroup(
        configuration: .init(
          services: [service], gracefulShutdownSignals: [.sigint, .sigterm],
          logger: Logger(label: "vclaim-simulator") { _ in SwiftLogNoOpLogHandler() }))
      try await group.run()
    } catch let error as SimulatorError {
      StandardStreams.error("vclaim-simulator: \(error)")
      throw ExitCode(error.exitStatus)
    }
  }

  private func options() throws(SimulatorError) -> SimulatorOptions {
    try SimulatorOptions(
      commandLine: SimulatorOptions.CommandLine(
        port: port, dialect: dialect, rowCap: rowCap, minimumKeywordLength: minKeyword, latencyMilliseconds: latency,
        pageLimit: pageCap, facilityCodes: facility, consumerID: consumerId, consumerSecret: consumerSecret,
        userKey: userKey, seed: seed))
  }
}

extension Dialect: ExpressibleByArgument {}
