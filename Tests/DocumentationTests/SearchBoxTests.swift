import FoundationEssentials
import Hummingbird
import NIOCore
import ReferenceStore
import SQLite
import Testing
import VClaim
import VClaimHTTP
import VClaimReference

@testable import search_box

/// The sample of a registration desk's search box, served over HTTP, and the tutorial that builds it.
@Suite("The search box", .timeLimit(.minutes(1)))
struct SearchBoxTests {
  @Test("the page asks, and the search answers with the diagnoses that fit, best first")
  func served() async throws {
    let file = try await Self.file()
    defer { file.remove() }
    let reference = try ReferenceLibrary(path: file.path)
    let (ports, port) = AsyncStream<Int>.makeStream()
    let application = Application(
      router: routes(reference), configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await application.run() }
      for await number in ports {
        let page = try await Self.get("http://127.0.0.1:\(number)/")
        #expect(page.contains("<input id=\"text\""))
        let found = try await Self.get("http://127.0.0.1:\(number)/search?q=dengue%20fev")
        // The order of an object's members is open.
        #expect(found.contains(#""code":"A90""#) && found.contains(#""name":"Dengue fever""#))
        #expect(found.split(separator: "{").count == 2, "\(found)")
        let nothing = try await Self.get("http://127.0.0.1:\(number)/search?q=")
        #expect(nothing == "[]")
        break
      }
      group.cancelAll()
    }
  }

  @Test("each step of the tutorial is the sample with its last declarations left out, and the last step is the sample")
  func steps() throws {
    let blocks = try Self.blocks("Samples/search-box/SearchBox.swift")
    var previous = 1
    for step in 1...3 {
      let text = try Self.blocks("Sources/VClaimReference/Documentation.docc/Search-box-\(step).swift")
      #expect(text.count > previous)
      // Declarations refer to earlier ones only, so that what compiles whole compiles in part.
      #expect(Array(blocks.prefix(text.count)) == text, "step \(step)")
      previous = text.count
    }
    #expect(previous == blocks.count)
  }

  @Test("the tutorial shows every step, in order")
  func tutorial() throws {
    let text = try Page.contents("Sources/VClaimReference/Documentation.docc/Search-box.tutorial")
    let shown = text.matches(of: /file: "(Search-box-\d\.swift)"/).map { String($0.output.1) }
    #expect(shown == (1...3).map { "Search-box-\($0).swift" })
  }

  /// Whole declarations, with the comments above them: what stands between empty lines.
  private static func blocks(_ path: String) throws -> [String] {
    try Page.contents(path).split(separator: "\n\n").map { block in
      block.split(separator: "\n").joined(separator: "\n")
    }
  }

  private struct File {
    let directory: String
    var path: String { directory + "/reference.sqlite" }

    func remove() { try? FileManager.default.removeItem(atPath: directory) }
  }

  /// A published file of two diagnoses.
  private static func file() async throws -> File {
    let directory = FileManager.default.temporaryDirectory.path + "/vclaimd-docs-\(UInt64.random(in: 0...(.max)))"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    let file = File(directory: directory)
    let store = try await ReferenceStore(path: file.path, now: { 1_700_000_000 })
    let records = [("A00", "Cholera"), ("A90", "Dengue fever")].map { Record(values: [.text($0.0), .text($0.1)]) }
    _ = try await store.publish(
      Candidate(
        dataset: .diagnoses, parts: [(.whole, records)], confirmsWhole: true, asOf: 1_700_000_000))
    await store.close()
    return file
  }

  private static func get(_ url: String) async throws -> String {
    let transport = try AsyncHTTPTransport()
    let result: Result<VClaim.HTTPResponse, any Error>
    do {
      result = .success(
        try await transport.send(
          VClaim.HTTPRequest(method: .get, url: url, maximumBodyBytes: 1 << 16), within: .seconds(20)))
    } catch {
      result = .failure(error)
    }
    // A transport that is not closed traps, and would hide what went wrong.
    await transport.shutdown()
    let response = try result.get()
    #expect(response.status == 200)
    return String(decoding: response.body, as: UTF8.self)
  }
}
