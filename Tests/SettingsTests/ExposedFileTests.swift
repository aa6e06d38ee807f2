import FoundationEssentials
import Testing

@testable import Settings

@Suite("Files with secrets that every user may read")
struct ExposedFileTests {
  private static let secrets = "BPJS_CONSUMER_ID=10001\nBPJS_CONSUMER_SECRET=rahasia\nBPJS_USER_KEY=kunci\n"

  private func setMode(_ mode: Int, of path: String, _ machine: Machine) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: "\(machine.root)/\(path)")
  }

  @Test("the system's configuration is refused with the keys, the file and the mend, and not for those who only read")
  func systemFile() async throws {
    let machine = try Machine()
    try machine.write(Self.secrets, to: "etc/vclaimd/vclaimd.env")
    try setMode(0o644, of: "etc/vclaimd/vclaimd.env", machine)
    #expect(
      await machine.problems(need: .service) == [
        "/etc/vclaimd/vclaimd.env holds BPJS_CONSUMER_SECRET, BPJS_USER_KEY, and every user of this machine may read it: "
          + "chmod o-rwx takes that away"
      ])
    let error = await #expect(throws: SettingsError.self) { try await machine.read().settings(for: .service) }
    #expect(error?.code == .invalid)
    #expect(await machine.problems(need: .file).isEmpty)
    #expect(await machine.read().warnings.isEmpty)

    try setMode(0o640, of: "etc/vclaimd/vclaimd.env", machine)
    #expect(await machine.problems(need: .service).isEmpty)
  }

  @Test("a directory that keeps others out is enough")
  func closedDirectory() async throws {
    let machine = try Machine()
    try machine.write(Self.secrets, to: "etc/vclaimd/vclaimd.env")
    try setMode(0o644, of: "etc/vclaimd/vclaimd.env", machine)
    try setMode(0o750, of: "etc/vclaimd", machine)
    #expect(await machine.problems(need: .service).isEmpty)
  }

  @Test("a file without secrets may be read by everybody")
  func noSecrets() async throws {
    let machine = try Machine([
      "BPJS_CONSUMER_ID": "10001", "BPJS_CONSUMER_SECRET": "rahasia", "BPJS_USER_KEY": "kunci",
    ])
    try machine.write("BPJS_PAGE_SIZE=50\n", to: "etc/vclaimd/vclaimd.env")
    try setMode(0o644, of: "etc/vclaimd/vclaimd.env", machine)
    #expect(await machine.problems(need: .service).isEmpty)
  }

  @Test("a developer's own file is warned of, and taken; a service takes neither it nor such credentials")
  func otherFiles() async throws {
    let machine = try Machine()
    try machine.write(Self.secrets, to: "desk/.env")
    try machine.write(Self.secrets, to: "desk/named.env")
    try machine.hand("rahasia", as: "bpjs-consumer-secret")
    for path in ["desk/.env", "desk/named.env", "credentials/bpjs-consumer-secret"] {
      try setMode(0o644, of: path, machine)
    }
    for config in [nil, "named.env"] {
      machine.context.isService = false
      let reading = await machine.read(config: config)
      #expect(reading.problems(for: .service).isEmpty)
      #expect(reading.warnings.count == 2)
      #expect(reading.warnings.first?.contains("credentials/bpjs-consumer-secret holds BPJS_CONSUMER_SECRET") == true)
      #expect(reading.warnings.last?.contains("desk/\(config ?? ".env") holds BPJS_CONSUMER_SECRET") == true)

      machine.context.isService = true
      #expect(await machine.problems(config: config, need: .service).count == 2)
      #expect(await machine.read(config: config).warnings.isEmpty)
    }
  }
}
