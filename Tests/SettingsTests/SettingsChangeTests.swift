import Testing

@testable import Settings

@Suite("What changed in the configuration")
struct SettingsChangeTests {
  private let file = "etc/vclaimd/vclaimd.env"

  private func shown(_ changes: [SettingsChange]) -> [String] {
    changes.map { "\($0.key.name) \($0.before ?? "unset") \($0.after ?? "unset")" }
  }

  @Test("every key with another value is told, also what follows from it, and nothing else")
  func changes() async throws {
    let machine = try Machine()
    try machine.write("BPJS_TIMEOUT=20s\nVCLAIMD_DIAGNOSES_EVERY=1d\n", to: file)
    let before = await machine.read()
    try machine.write("# moved\n\nBPJS_TIMEOUT=20s\nVCLAIMD_DIAGNOSES_EVERY=2d\nBPJS_ROW_CAP=50\n", to: file)
    #expect(
      shown(await machine.read().changes(since: before)) == [
        "BPJS_ROW_CAP unset 50", "VCLAIMD_DIAGNOSES_EVERY 1d 2d", "VCLAIMD_DIAGNOSES_MAX_STALE 3d 6d",
      ])
    #expect(await machine.read().changes(since: await machine.read()).isEmpty)
  }

  @Test("a secret that changed is told without its value")
  func secrets() async throws {
    let machine = try Machine()
    try machine.write("BPJS_CONSUMER_SECRET=lama\nBPJS_USER_KEY=same\nBPJS_PROXY=http://a:pw1@h:1\n", to: file)
    let before = await machine.read()
    try machine.write("BPJS_CONSUMER_SECRET=baru\nBPJS_USER_KEY=same\nBPJS_PROXY=http://a:pw2@h:1\n", to: file)
    let after = await machine.read()
    #expect(
      shown(after.changes(since: before)) == ["BPJS_CONSUMER_SECRET *** ***", "BPJS_PROXY *** ***"])
    #expect(!"\(after.rows)\(after.changes(since: before))".contains(/baru|pw2/))
  }

  @Test("credentials that systemd handed over are known from those of a file")
  func handedOver() async throws {
    let machine = try Machine()
    try machine.write("BPJS_CONSUMER_ID=1\nBPJS_USER_KEY=2\n", to: file)
    #expect(await machine.read().handedOver.isEmpty)
    try machine.hand("secret", as: "bpjs-consumer-secret")
    try machine.hand("30s", as: "bpjs-timeout")
    #expect(await machine.read().handedOver.map(\.name) == ["BPJS_CONSUMER_SECRET"])
  }

  @Test("the paths take a restart, and their sample says so")
  func restart() {
    #expect(
      KeyTable.keys.filter(\.needsRestart).map(\.name) == [
        "VCLAIMD_DATABASE", "VCLAIMD_SOCKET", "VCLAIMD_LISTEN", "VCLAIMD_ALIASES", "VCLAIMD_METRICS_FILE",
      ])
    #expect(SampleFile.text.contains("# The daemon's socket. A change takes a restart of the daemon.\n"))
  }
}
