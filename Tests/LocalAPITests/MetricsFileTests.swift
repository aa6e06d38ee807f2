import FoundationEssentials
import Glibc
import Testing

@testable import LocalAPI

@Suite("The file with the metrics", .timeLimit(.minutes(5)))
struct MetricsFileTests {
  /// Ends the pauses of a file one by one, when a test says so.
  private struct Pauses {
    let begun: AsyncStream<Duration>
    let onBegin: AsyncStream<Duration>.Continuation
    let ended: AsyncStream<Void>
    let onEnd: AsyncStream<Void>.Continuation

    init() {
      (begun, onBegin) = AsyncStream.makeStream()
      (ended, onEnd) = AsyncStream.makeStream()
    }

    func sleep(_ duration: Duration) async throws {
      onBegin.yield(duration)
      for await _ in ended { return }
      throw CancellationError()
    }
  }

  /// Runs a daemon that writes a file as well.
  private func withFile(
    _ daemon: Daemon, at path: String, _ body: (Pauses, AsyncStream<Void>) async throws -> Void
  ) async throws {
    let pauses = Pauses()
    let (written, onWritten) = AsyncStream<Void>.makeStream()
    let besides: Daemon.Besides = { api, logger in
      [
        MetricsFile(
          path: path, report: api.metrics, counters: daemon.counters, sleep: { try await pauses.sleep($0) },
          logger: logger, onWritten: { onWritten.yield() })
      ]
    }
    try await daemon.run(besides: besides) { try await body(pauses, written) }
  }

  @discardableResult
  private func next<Element: Sendable>(of stream: AsyncStream<Element>) async -> Element? {
    for await element in stream { return element }
    return nil
  }

  private func generation(_ path: String) throws -> Substring? {
    Samples(try String(contentsOfFile: path, encoding: .utf8))["vclaimd_generation"]
  }

  @Test("it is there from the start, readable to all, and new after each round of pulls, without a pause")
  func rounds() async throws {
    let daemon = try Daemon()
    let path = daemon.directory + "/vclaimd.prom"
    try await withFile(daemon, at: path) { pauses, writes in
      await next(of: writes)
      var status = stat()
      #expect(unsafe stat(path, &status) == 0 && status.st_mode & 0o7777 == 0o644)
      // Whatever was written before the pull: once the schedule rests after it, the file has its generation.
      #expect(try await daemon.post("/v1/resync", #"{"wait":true}"#).status == 200)
      while try generation(path) != "5" { await next(of: writes) }
      #expect(try !FileManager.default.contentsOfDirectory(atPath: daemon.directory).contains("vclaimd.prom.new"))
    }
  }

  @Test("what is counted between two rounds is in it a minute later")
  func counted() async throws {
    let daemon = try Daemon()
    let path = daemon.directory + "/vclaimd.prom"
    try await withFile(daemon, at: path) { pauses, writes in
      await next(of: writes)
      for _ in 0..<3 { _ = try await daemon.ask("/v1/diagnoses/A7") }
      #expect(await next(of: pauses.begun) == .seconds(60))
      while true {
        pauses.onEnd.yield()
        await next(of: writes)
        let samples = Samples(try String(contentsOfFile: path, encoding: .utf8))
        if samples[#"vclaimd_lookups_total{source="local"}"#] == "3" { break }
      }
    }
  }

  @Test("a directory that is missing is told once, stops nothing, and the file is written when it is there")
  func missingDirectory() async throws {
    let daemon = try Daemon()
    let path = daemon.directory + "/later/vclaimd.prom"
    try await withFile(daemon, at: path) { _, writes in
      await next(of: writes)
      #expect(daemon.messages.text.contains("the metrics file is not written"))
      #expect(daemon.messages.text.contains(path))
      _ = try await daemon.post("/v1/resync", #"{"wait":true}"#)
      #expect(daemon.messages.text.components(of: "the metrics file is not written") == 1)
      try FileManager.default.createDirectory(atPath: daemon.directory + "/later", withIntermediateDirectories: true)
      _ = try await daemon.post("/v1/resync", #"{"wait":true}"#)
      while !daemon.messages.text.contains("the metrics file is written again") { await next(of: writes) }
      #expect(try generation(path) == "5")
    }
  }
}

extension String {
  /// How often a text stands in it.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
