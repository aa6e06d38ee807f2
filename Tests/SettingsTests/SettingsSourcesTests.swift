import Settings
import Testing

@Suite("Where values come from")
struct SettingsSourcesTests {
  @Test("each source goes before the next: command line, credential, environment, file, default")
  func order() async throws {
    let machine = try Machine()
    let name = "BPJS_SERVICE_NAME"
    var seen: [String] = []
    func note(_ overrides: [String: String] = [:]) async {
      let row = await machine.read(overrides).row(name)
      seen.append("\(row?.value ?? "") from \(row.map { "\($0.origin)" } ?? "")".replacing(machine.root, with: ""))
    }
    await note()
    try machine.write("\n\(name)=file\n", to: "etc/vclaimd/vclaimd.env")
    await note()
    machine.context.variables[name] = "environment"
    await note()
    try machine.hand("credential\n", as: "bpjs-service-name")
    await note()
    await note([name: "command"])
    #expect(
      seen == [
        "SIMRS from default", "file from /etc/vclaimd/vclaimd.env:2", "environment from environment",
        "credential from /credentials/bpjs-service-name", "command from command line",
      ])
  }

  @Test("an empty value does not hide the next source's")
  func emptyValue() async throws {
    let machine = try Machine(["BPJS_SERVICE_NAME": ""])
    try machine.hand("\n", as: "bpjs-service-name")
    try machine.write("BPJS_SERVICE_NAME=file", to: "etc/vclaimd/vclaimd.env")
    #expect(try await machine.settings(["BPJS_SERVICE_NAME": ""]).serviceName == "file")
  }

  @Test("the working directory's .env is read only when there is no other file")
  func localFile() async throws {
    let machine = try Machine()
    try machine.write("BPJS_SERVICE_NAME=local", to: "desk/.env")
    #expect(try await machine.settings().serviceName == "local")
    try machine.write("BPJS_SERVICE_NAME=named", to: "desk/named.env")
    #expect(try await machine.settings(config: "named.env").serviceName == "named")
    try machine.write("BPJS_PAGE_SIZE=50", to: "etc/vclaimd/vclaimd.env")
    #expect(try await machine.settings().serviceName == "SIMRS")
    #expect(try await machine.settings(config: "./named.env").pageSize == 100)
  }

  @Test(
    "exactly one newline is dropped from a credential",
    arguments: [
      ("rahasia\n", true), ("rahasia\r\n", true), ("rahasia", true), (" rahasia \n", true), ("rahasia\n\n", false),
    ])
  func credentialNewline(contents: String, isAllowed: Bool) async throws {
    let machine = try Machine()
    try machine.hand(contents, as: "bpjs-consumer-secret")
    #expect(await machine.problems().isEmpty == isAllowed)
  }

  @Test("a file that was named and is not there is an error of reading")
  func missingFile() async throws {
    let machine = try Machine()
    let reading = await machine.read(config: "gone.env")
    let error = #expect(throws: SettingsError.self) { try reading.settings(for: .file) }
    #expect(error?.code == .unreadable)
    #expect(await machine.problems(config: "gone.env") == ["/desk/gone.env cannot be read: no such file"])
  }

  @Test("a credentials directory that is not there is an error of reading, and stops only what needs the service")
  func missingCredentials() async throws {
    let machine = try Machine(["CREDENTIALS_DIRECTORY": "/nonexistent-credentials"])
    let reading = await machine.read()
    // As systemd runs `vclaimctl reload`: with the variable, and without the directory.
    #expect(throws: Never.self) { try reading.settings(for: .file) }
    let error = #expect(throws: SettingsError.self) { try reading.settings(for: .service) }
    #expect(error?.code == .unreadable)
    #expect("\(error.map(\.description) ?? "")".contains("/nonexistent-credentials"))
  }

  @Test("a system file that cannot be read stops only what needs the service")
  func unreadableSystemFile() async throws {
    let machine = try Machine(["BPJS_CONSUMER_ID": "10001", "BPJS_CONSUMER_SECRET": "s", "BPJS_USER_KEY": "u"])
    // A directory fails in the same way for root, whom no permission stops.
    try machine.makeDirectory("etc/vclaimd/vclaimd.env")
    try machine.write("BPJS_SERVICE_NAME=local", to: "desk/.env")
    let settings = try await machine.settings()
    #expect(settings.serviceName == "SIMRS")
    #expect(settings.credentials == nil)
    let error = #expect(throws: SettingsError.self) { try settings.requiredCredentials() }
    #expect(error?.code == .unreadable)
    #expect(
      await machine.problems(need: .service) == ["/etc/vclaimd/vclaimd.env cannot be read: Is a directory"])
  }

  @Test("a file of another kind that was named by mistake is not read whole")
  func endlessFile() async throws {
    let machine = try Machine()
    #expect(
      await machine.problems(config: "/dev/zero") == ["/dev/zero cannot be read: longer than 1048576 bytes"])
  }

  @Test("the reference file lies in the state directory, else in /var/lib/vclaimd, else where we are")
  func databasePath() async throws {
    let machine = try Machine()
    #expect(try await machine.settings().databasePath == "\(machine.root)/desk/reference.sqlite")
    try machine.makeDirectory("var/lib/vclaimd")
    #expect(try await machine.settings().databasePath == "\(machine.root)/var/lib/vclaimd/reference.sqlite")
    machine.context.variables["STATE_DIRECTORY"] = "/srv/state:/srv/other"
    #expect(try await machine.settings().databasePath == "/srv/state/reference.sqlite")
    let named = try await machine.settings(["VCLAIMD_DATABASE": "data/r.sqlite"])
    #expect(named.databasePath == "\(machine.root)/desk/data/r.sqlite")
  }
}
