import Testing
import VClaimWire

@testable import VClaimSimulator

@Suite("Options of the program")
struct OptionsTests {
  private func commandLine(_ change: (inout SimulatorOptions.CommandLine) -> Void = { _ in })
    -> SimulatorOptions.CommandLine
  {
    var line = SimulatorOptions.CommandLine(
      port: 0, dialect: .official, rowCap: nil, minimumKeywordLength: 1, latencyMilliseconds: 0, pageLimit: nil,
      facilityCodes: "0101R001", consumerID: nil, consumerSecret: nil, userKey: nil, seed: 7)
    change(&line)
    return line
  }

  @Test("without credentials the invented ones are accepted")
  func inventedCredentials() throws {
    let options = try SimulatorOptions(commandLine: commandLine(), environment: [:])
    #expect(
      options.credentials
        == Credentials(consumerID: "10001", secret: "rahasiaContoh1", userKey: "kunciContoh1"))
  }

  @Test("the command line goes before the environment, the environment before the invented ones")
  func order() throws {
    let environment = ["BPJS_CONSUMER_ID": "10007", "BPJS_CONSUMER_SECRET": "dariLingkungan", "BPJS_USER_KEY": ""]
    let options = try SimulatorOptions(
      commandLine: commandLine { $0.consumerID = "10009" }, environment: environment)
    #expect(
      options.credentials
        == Credentials(consumerID: "10009", secret: "dariLingkungan", userKey: "kunciContoh1"))
  }

  @Test("all other options arrive")
  func others() throws {
    let line = commandLine { line in
      line.port = 8_099
      line.dialect = .paged
      line.rowCap = 50
      line.minimumKeywordLength = 3
      line.latencyMilliseconds = 20
      line.pageLimit = 25
      line.facilityCodes = "0101R001, 0102R001,"
    }
    let options = try SimulatorOptions(commandLine: line, environment: [:])
    #expect(options.port == 8_099)
    #expect(options.dialect == .paged)
    #expect(options.rowCap == 50)
    #expect(options.minimumKeywordLength == 3)
    #expect(options.latency == .milliseconds(20))
    #expect(options.pageLimit == 25)
    #expect(options.facilityCodes == ["0101R001", "0102R001"])
    #expect(options.seed == 7)
  }

  @Test("a value out of range is named with its option and what is allowed")
  func outOfRange() {
    let cases: [(SimulatorOptions.CommandLine, String)] = [
      (commandLine { $0.port = 65_536 }, "--port is 65536, allowed is 0 to 65535"),
      (commandLine { $0.rowCap = 0 }, "--row-cap is 0, allowed is 1 or more"),
      (commandLine { $0.minimumKeywordLength = 0 }, "--min-keyword is 0, allowed is 1 to 100"),
      (commandLine { $0.latencyMilliseconds = -1 }, "--latency is -1, allowed is 0 to 600000"),
      (commandLine { $0.pageLimit = 0 }, "--page-cap is 0, allowed is 1 or more"),
    ]
    for (line, message) in cases {
      let error = #expect(throws: SimulatorError.self) { try SimulatorOptions(commandLine: line, environment: [:]) }
      #expect(error?.message == message)
      #expect(error?.exitStatus == 64)
    }
  }

  @Test("the lines for .env hold the invented credentials")
  func environmentLines() {
    let options = SimulatorOptions(dialect: .official, facilityCodes: ["0101R001", "0102R001"])
    #expect(
      options.environmentLines(baseURL: "http://127.0.0.1:1/vclaim-rest") == [
        "BPJS_API_URL=http://127.0.0.1:1/vclaim-rest",
        "BPJS_API_DIALECT=official",
        "BPJS_CONSUMER_ID=10001",
        "BPJS_CONSUMER_SECRET=rahasiaContoh1",
        "BPJS_USER_KEY=kunciContoh1",
        "BPJS_FACILITY_CODES=0101R001,0102R001",
        "BPJS_APLICARES_URL=http://127.0.0.1:1/aplicaresws",
        "# Antrean answers polyclinics and own doctors in one call each; with it neither is asked of VClaim:",
        "# BPJS_ANTREAN_URL=http://127.0.0.1:1/antreanrs",
        "# BPJS_ANTREAN_USER_KEY=kunciAntrean1",
      ])
  }

  @Test("the paged dialect has rooms of its own and needs no service beside it")
  func pagedEnvironmentLines() {
    let lines = SimulatorOptions(dialect: .paged).environmentLines(baseURL: "http://127.0.0.1:1/vclaim-rest")
    #expect(lines.last == "BPJS_FACILITY_CODES=0101R001")
    #expect(!lines.contains { $0.contains("APLICARES") || $0.contains("ANTREAN") })
  }

  @Test("a secret that was handed in is never printed")
  func handedInSecrets() {
    let options = SimulatorOptions(
      dialect: .paged,
      credentials: Credentials(consumerID: "10001", secret: "sangatRahasia", userKey: "kunciSungguhan"))
    let announcement = SimulatorService.announcement(
      options: options, scenario: nil, baseURL: "http://127.0.0.1:1/vclaim-rest")
    #expect(announcement.contains("http://127.0.0.1:1/vclaim-rest"))
    #expect(announcement.contains("# BPJS_CONSUMER_SECRET: as handed to the simulator\n"))
    #expect(!announcement.contains("sangatRahasia"))
    #expect(!announcement.contains("kunciSungguhan"))
    var dumped = ""
    dump(options, to: &dumped)
    #expect(!dumped.contains("sangatRahasia"))
    #expect(!dumped.contains("kunciSungguhan"))
  }
}
