import FoundationEssentials
import ReferenceStore
import Settings
import Testing

@Suite("The key table")
struct KeyTableTests {
  @Test("the sample file in the repository is the one that the table makes")
  func sampleFile() throws {
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let sample = try Data(contentsOf: repository.appending(path: "systemd/vclaimd.env.example"))
    #expect(String(decoding: sample, as: UTF8.self) == SampleFile.text)
  }

  @Test("the sample names every key once, and setting all its defaults changes nothing")
  func sampleIsValid() async throws {
    let lines = SampleFile.text.split(separator: "\n").filter { $0.hasPrefix("#BPJS_") || $0.hasPrefix("#VCLAIMD_") }
    #expect(lines.map { $0.dropFirst().prefix { $0 != "=" } }.map(String.init) == KeyTable.keys.map(\.name))
    let untouched = try Machine()
    let bare = try await untouched.settings()
    try untouched.write(lines.map { String($0.dropFirst()) }.joined(separator: "\n"), to: "desk/.env")
    #expect(await untouched.problems().isEmpty)
    let explicit = try await untouched.settings()
    #expect(explicit.schedules == bare.schedules)
    #expect(explicit.datasets == bare.datasets)
    #expect(explicit.baseURL == bare.baseURL)
    #expect(explicit.timeout == bare.timeout)
  }

  @Test("every key is read, so that none stands in the table without effect")
  func everyKeyIsRead() async throws {
    let reading = await (try Machine()).read()
    #expect(reading.rows.map(\.key.name) == KeyTable.keys.map(\.name))
  }

  @Test("no key appears twice")
  func namesAreUnique() {
    let names = KeyTable.keys.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(KeyTable.keys.count == 27 + 5 * Dataset.all.count)
  }
}
