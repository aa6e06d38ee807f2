import Settings
import Testing

@Suite("What is wrong with a configuration")
struct SettingsProblemsTests {
  @Test("all errors come at once, each with its key, origin, value and what is allowed")
  func allAtOnce() async throws {
    let machine = try Machine(["BPJS_TIMEOUT": "soon"])
    try machine.write("BPJS_NAME=x\nnonsense\nBPJS_PAGE_SIZE=0\n", to: "etc/vclaimd/vclaimd.env")
    #expect(
      await machine.problems(["VCLAIMD_LOG_LEVEL": "loud"], need: .service) == [
        "BPJS_NAME (/etc/vclaimd/vclaimd.env:1): is not a known key",
        "/etc/vclaimd/vclaimd.env:2 has no \"=\": expected KEY=value, a comment or an empty line",
        "BPJS_TIMEOUT (environment): \"soon\" is not allowed: must be a duration from 1s to 10m, such as 30s",
        "BPJS_PAGE_SIZE (/etc/vclaimd/vclaimd.env:3): \"0\" is not allowed: must be a whole number from 1 to 10000",
        "VCLAIMD_LOG_LEVEL (command line): \"loud\" is not allowed: "
          + "must be one of trace debug info notice warning error critical",
        "BPJS_CONSUMER_ID: is required and not set", "BPJS_CONSUMER_SECRET: is required and not set",
        "BPJS_USER_KEY: is required by the official dialect and not set",
      ])
    let error = await #expect(throws: SettingsError.self) {
      try await machine.read(["VCLAIMD_LOG_LEVEL": "loud"]).settings(for: .service)
    }
    #expect(error?.code == .invalid)
    #expect(error?.problems.count == 8)
    #expect(error?.description.hasPrefix("configuration: 8 errors\n  BPJS_NAME") == true)
  }

  @Test(
    "a value that is not allowed is refused",
    arguments: [
      ("BPJS_API_URL", "http://api.example/x"), ("BPJS_API_URL", "api.example"),
      ("BPJS_ANTREAN_URL", "http://queue.example"), ("BPJS_APLICARES_URL", "https://beds.example/?x=1"),
      ("BPJS_API_URL", "http://127.0.0.1.example"), ("BPJS_API_DIALECT", "both"),
      ("BPJS_CONSUMER_ID", "10 001"), ("BPJS_USER_KEY", "a\nX-Other: b"), ("BPJS_SERVICE_NAME", "SIM\u{7}"),
      ("BPJS_SERVICE_NAME", "SIM (RS)"), ("BPJS_SERVICE_NAME", #"SIM\RS"#),
      ("BPJS_SERVICE_NAME", String(repeating: "x", count: 65)),
      ("BPJS_FACILITY_CODES", "1,,2"), ("BPJS_FACILITY_CODES", "1,1"), ("BPJS_FACILITY_CODES", "../x"),
      ("VCLAIMD_PULL_WINDOW", "22:00"), ("VCLAIMD_PULL_WINDOW", "22:00-22:00"), ("VCLAIMD_PULL_WINDOW", "22-5"),
      ("VCLAIMD_PULL_WINDOW", "24:00-05:00"), ("VCLAIMD_PULL_WINDOW", "22:00-05:60"),
      ("VCLAIMD_PULL_WINDOW", "+2:00-05:00"), ("VCLAIMD_PULL_WINDOW", "22:00-05:00-06:00"),
      ("BPJS_TIMEOUT", "11m"), ("BPJS_PROXY", "https://proxy.example"), ("BPJS_PROXY", "proxy:3128"),
      ("BPJS_ROW_CAP", "0"), ("BPJS_ROW_CAP", "+5"), ("BPJS_PAGE_SIZE", "ten"),
      ("VCLAIMD_DATASETS", "diagnoses,medicines"), ("VCLAIMD_DATASETS", "diagnoses diagnoses"),
      ("VCLAIMD_DATASETS", "room-classes,room_classes"), ("VCLAIMD_DIAGNOSES_EVERY", "0s"),
      ("VCLAIMD_ROOM_CLASSES_EVERY", "7"), ("VCLAIMD_REQUESTS_PER_SECOND", "0"),
      ("VCLAIMD_REQUESTS_PER_SECOND", "1e3"), ("VCLAIMD_REQUESTS_PER_SECOND", "inf"),
      ("VCLAIMD_REQUESTS_PER_SECOND", "3,5"), ("VCLAIMD_LOG_LEVEL", "INFO"),
      ("VCLAIMD_SNAPSHOTS", "-1"),
    ])
  func refused(name: String, value: String) async throws {
    let problems = await (try Machine([name: value])).read().problems(for: .file)
    #expect(problems.map(\.key) == [name])
    #expect(problems.first?.message.contains("must be") == true)
  }

  @Test("a file of trust roots that cannot be read stops who asks the service, and nobody else")
  func unreadableTrustRoots() async throws {
    let machine = try Machine([
      "BPJS_CONSUMER_ID": "10001", "BPJS_CONSUMER_SECRET": "rahasiaContoh1", "BPJS_USER_KEY": "kunciContoh2",
      "BPJS_CA_FILE": "ca.pem",
    ])
    #expect(
      await machine.problems(need: .service) == [
        "BPJS_CA_FILE (environment): cannot read /desk/ca.pem: No such file or directory"
      ])
    #expect(await machine.problems().isEmpty)
    let reading = await machine.read()
    let error = #expect(throws: SettingsError.self) { try reading.settings(for: .service) }
    #expect(error?.code == .unreadable)
    try machine.makeDirectory("desk/ca.pem")
    #expect(
      await machine.problems(need: .service) == [
        "BPJS_CA_FILE (environment): cannot read /desk/ca.pem: Is a directory"
      ])
  }

  @Test("a file of trust roots that can be read is no problem, nor is a service name of several words")
  func readableTrustRoots() async throws {
    let machine = try Machine([
      "BPJS_CONSUMER_ID": "10001", "BPJS_CONSUMER_SECRET": "rahasiaContoh1", "BPJS_USER_KEY": "kunciContoh2",
      "BPJS_CA_FILE": "ca.pem", "BPJS_SERVICE_NAME": "SIMRS Contoh",
    ])
    try machine.write("", to: "desk/ca.pem")
    #expect(await machine.problems(need: .service).isEmpty)
    #expect(try await machine.settings().serviceName == "SIMRS Contoh")
  }

  @Test("a user key of Antrean without its address is refused, without being shown")
  func antreanKeyWithoutAddress() async throws {
    let machine = try Machine()
    try machine.hand("kunciAntrean1\n", as: "bpjs-antrean-user-key")
    #expect(
      await machine.problems() == [
        "BPJS_ANTREAN_USER_KEY (/credentials/bpjs-antrean-user-key): has no use unless BPJS_ANTREAN_URL is set as well"
      ])
  }

  @Test("Antrean needs a user key in the paged dialect too, be it VClaim's")
  func antreanWithoutKey() async throws {
    let machine = try Machine([
      "BPJS_API_DIALECT": "paged", "BPJS_CONSUMER_ID": "10001", "BPJS_CONSUMER_SECRET": "rahasiaContoh1",
      "BPJS_ANTREAN_URL": "https://queue.example",
    ])
    #expect(
      await machine.problems(need: .service) == [
        "BPJS_ANTREAN_USER_KEY: is required by BPJS_ANTREAN_URL and not set"
      ])
    machine.context.variables["BPJS_USER_KEY"] = "kunciContoh2"
    #expect(await machine.problems(need: .service).isEmpty)
  }

  @Test("a misspelled dialect is the one complaint, whatever Antrean would need in another")
  func antreanWithUnknownDialect() async throws {
    let machine = try Machine([
      "BPJS_API_DIALECT": "ofical", "BPJS_CONSUMER_ID": "10001", "BPJS_CONSUMER_SECRET": "rahasiaContoh1",
      "BPJS_ANTREAN_URL": "https://queue.example",
    ])
    let problems = await machine.problems(need: .service)
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix("BPJS_API_DIALECT") == true)
  }

  @Test("a greatest age below the interval is refused")
  func staleBeforeDue() async throws {
    let machine = try Machine(["VCLAIMD_FACILITIES_EVERY": "7d", "VCLAIMD_FACILITIES_MAX_STALE": "36h"])
    #expect(
      await machine.problems() == [
        "VCLAIMD_FACILITIES_MAX_STALE (environment): \"36h\" is shorter than VCLAIMD_FACILITIES_EVERY, 7d: "
          + "the dataset would be stale before each pull"
      ])
  }

  @Test("no secret appears in rows, problems or errors, not even a wrong one")
  func secretsStayHidden() async throws {
    let secrets = ["rahasiaContoh1\u{1}", "kunciContoh2 x", "sandiContoh3"]
    let machine = try Machine([
      "BPJS_CONSUMER_SECRET": secrets[0], "BPJS_USER_KEY": secrets[1], "BPJS_CONSUMER_ID": "10001",
      "BPJS_PROXY": "http://user:\(secrets[2])@proxy.example:x",
    ])
    try machine.write(
      "BPJS_CONSUMER_SECRET='\(secrets[0])'x\nBPJS_USER_KEY=a\nBPJS_USER_KEY=\(secrets[1])", to: "desk/.env")
    let reading = await machine.read()
    let error = #expect(throws: SettingsError.self) { try reading.settings(for: .service) }
    let everything = "\(reading) \(reading.rows) \(error.map { "\($0)" } ?? "")" + String(reflecting: reading)
    for secret in secrets {
      #expect(!everything.contains(secret.prefix(12)))
    }
    #expect(error?.problems.count == 5)
    #expect(reading.row("BPJS_CONSUMER_SECRET")?.value == "***")
    #expect(reading.row("BPJS_CONSUMER_ID")?.value == "10001")
  }

  @Test("settings that are right do not print their secret")
  func settingsPrintNoSecret() async throws {
    let machine = try Machine([
      "BPJS_CONSUMER_ID": "10001", "BPJS_CONSUMER_SECRET": "rahasiaContoh1", "BPJS_USER_KEY": "kunciContoh2",
      "BPJS_PROXY": "http://user:sandiContoh3@proxy.example:3128",
      "BPJS_ANTREAN_URL": "https://queue.example", "BPJS_ANTREAN_USER_KEY": "kunciAntrean1",
    ])
    let settings = try await machine.settings()
    var dumped = "\(settings)" + String(reflecting: settings)
    dump(settings, to: &dumped)
    #expect(!dumped.contains("rahasiaContoh1"))
    #expect(!dumped.contains("kunciContoh2"))
    #expect(!dumped.contains("sandiContoh3"))
    #expect(!dumped.contains("kunciAntrean1"))
    #expect(settings.antreanUserKey == "kunciAntrean1")
    #expect(await machine.read().row("BPJS_ANTREAN_USER_KEY")?.value == "***")
    #expect(settings.proxy?.text == "http://user:sandiContoh3@proxy.example:3128")
    #expect(await machine.read().row("BPJS_PROXY")?.value == "***")
  }

  @Test(
    "what stands before an @ in an address stays hidden, even where the address is none",
    arguments: ["BPJS_PROXY", "BPJS_API_URL", "BPJS_ANTREAN_URL", "BPJS_APLICARES_URL"],
    ["user:sandiContoh3@proxy:3128", "http:/user:sandiContoh3@proxy"])
  func wrongAddressStaysHidden(name: String, value: String) async throws {
    let reading = await (try Machine([name: value])).read()
    #expect(reading.row(name)?.value == "***")
    #expect(reading.problems(for: .file).map(\.key) == [name])
    #expect(!"\(reading.problems(for: .file))".contains("sandiContoh3"))
  }

  @Test("a value with control characters is shown escaped")
  func controlCharacters() async throws {
    let machine = try Machine(["VCLAIMD_LOG_LEVEL": "info\u{1B}[31m"])
    #expect(await machine.problems().first?.contains("\"info\\u{1b}[31m\"") == true)
  }
}
