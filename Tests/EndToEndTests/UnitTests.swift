import FoundationEssentials
import SystemPackage
import Testing

@Suite("The systemd unit and what belongs to it")
struct UnitTests {
  private static let folder = SecondOpinion.directory.removingLastComponent().removingLastComponent().appending(
    "systemd")

  /// The unit, with the programs that were built in place of the installed ones: systemd wants them to be there.
  private func unit() throws -> String {
    let text = try String(contentsOfFile: Self.folder.appending("vclaimd.service").string, encoding: .utf8)
      .replacing("/usr/bin/vclaimd", with: Programs.daemon.string)
      .replacing("/usr/bin/vclaimctl", with: Programs.control.string)
    #expect(text.contains(Programs.daemon.string))
    return text
  }

  @Test("systemd-analyze accepts it, with the example of a drop-in too", arguments: [false, true])
  func verify(hasDropIn: Bool) async throws {
    let directory = try ScratchDirectory()
    try directory.write(try unit(), to: "vclaimd.service")
    if hasDropIn {
      try FileManager.default.createDirectory(
        atPath: directory.file("vclaimd.service.d"), withIntermediateDirectories: false)
      try FileManager.default.copyItem(
        atPath: Self.folder.appending("examples/other-paths.conf").string,
        toPath: directory.file("vclaimd.service.d/other-paths.conf"))
    }
    let ended = try await run(
      "/usr/bin/systemd-analyze", ["verify", "--man=no", directory.file("vclaimd.service")], in: directory)
    #expect(ended.code == 0, "\(ended.errors)")
    #expect(ended.errors.isEmpty)
  }

  @Test("Its exposure is at most 1.2 of 10, as systemd-analyze reckons it")
  func exposure() async throws {
    let directory = try ScratchDirectory()
    func analyze(_ text: String) async throws -> Ended {
      try directory.write(text, to: "vclaimd.service")
      return try await run(
        "/usr/bin/systemd-analyze",
        ["security", "--offline=true", "--threshold=12", "--no-pager", directory.file("vclaimd.service")], in: directory
      )
    }
    let ended = try await analyze(try unit())
    #expect(ended.code == 0, "\(ended.output)\(ended.errors)")
    #expect(ended.output.contains(#/Overall exposure level for vclaimd.service: [01]\.[0-9] /#))
    // The measure measures: a unit with one wall less does not pass.
    let weaker = try await analyze(try unit().replacing("\nNoNewPrivileges=yes\n", with: "\n"))
    #expect(weaker.code != 0)
  }

  @Test("systemd-sysusers makes the user and its group from the file")
  func user() async throws {
    let directory = try ScratchDirectory()
    try FileManager.default.createDirectory(atPath: directory.file("etc"), withIntermediateDirectories: false)
    let ended = try await run(
      "/usr/bin/systemd-sysusers",
      ["--root=\(directory.path)", Self.folder.appending("vclaimd.sysusers").string], in: directory)
    #expect(ended.code == 0, "\(ended.errors)")
    let users = try String(contentsOfFile: directory.file("etc/passwd"), encoding: .utf8)
    #expect(
      users.contains(/vclaimd:x:[0-9]+:[0-9]+:BPJS VClaim reference data:\/var\/lib\/vclaimd:\/usr\/sbin\/nologin/))
    #expect(try String(contentsOfFile: directory.file("etc/group"), encoding: .utf8).contains("vclaimd:x:"))
  }

  @Test("The state directory of tmpfiles.d is the one that the unit makes, with the same mode")
  func directories() throws {
    let lines = try String(contentsOfFile: Self.folder.appending("vclaimd.tmpfiles").string, encoding: .utf8)
      .split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(lines.contains("d /var/lib/vclaimd 2750 vclaimd vclaimd -"))
    let unit = try unit()
    for line in ["StateDirectory=vclaimd\n", "StateDirectoryMode=2750\n", "User=vclaimd\n", "LimitCORE=0\n"] {
      #expect(unit.contains(line))
    }
  }
}
