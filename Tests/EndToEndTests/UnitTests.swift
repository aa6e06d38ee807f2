import FoundationEssentials
import SystemPackage
import Testing

@Suite("The systemd unit")
struct UnitTests {
  @Test("systemd-analyze accepts it")
  func verify() async throws {
    let directory = try ScratchDirectory()
    let unit = SecondOpinion.directory.removingLastComponent().removingLastComponent().appending(
      "systemd/vclaimd.service")
    // It wants the program to be there: the one that was built stands in for the installed one.
    let text = String(decoding: try Data(contentsOf: URL(filePath: unit.string)), as: UTF8.self)
      .replacing("/usr/bin/vclaimd", with: Programs.daemon.string)
      .replacing("/usr/bin/vclaimctl", with: Programs.control.string)
    #expect(text.contains(Programs.daemon.string))
    try directory.write(text, to: "vclaimd.service")
    let ended = try await run(
      "/usr/bin/systemd-analyze", ["verify", "--man=no", directory.file("vclaimd.service")], in: directory)
    #expect(ended.code == 0, "\(ended.errors)")
    #expect(ended.errors.isEmpty)
  }
}
