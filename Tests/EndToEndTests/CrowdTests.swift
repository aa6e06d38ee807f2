import FoundationEssentials
import SystemPackage
import Testing

/// Two hundred clients at once, the half of whom hang or send rubbish: `Tests/Crowd/crowd.py`.
///
/// `make soak-test` lets them work for a minute at each of socket and port.
@Suite("Two hundred clients at once", .serialized)
struct CrowdTests {
  private struct Report: Decodable {
    let clients: Int
    let requests: Int
    let reconnects: Int
    let hung: Int
    let rubbish: Int
    let errors: Int
    let firstErrors: [String]
    let slowestMilliseconds: Int
    let startKilobytes: Int
    let endKilobytes: Int

    enum CodingKeys: String, CodingKey {
      case clients, requests, reconnects, hung, rubbish, errors
      case firstErrors = "first_errors"
      case slowestMilliseconds = "slowest_ms"
      case startKilobytes = "start_kb"
      case endKilobytes = "end_kb"
    }
  }

  private static let seconds = ProcessInfo.processInfo.environment["VCLAIMD_TEST_SOAK_SECONDS"] ?? "3"
  /// More than that would grow without end in a day; what the allocator keeps for the next crowd stays below it.
  private static let mostGrowthKilobytes = 24 << 10

  @Test("no good one sees an error, and the daemon's memory stays what it is", arguments: ["socket", "port"])
  func crowd(door: String) async throws {
    let directory = try ScratchDirectory()
    let port = try await freePort(directory)
    try await SimulatedService.run(in: directory) { service in
      let environment = service.environment.merging(
        ["VCLAIMD_DATASETS": "room-classes,polyclinics", "VCLAIMD_LISTEN": "127.0.0.1:\(port)"]) { $1 }
      let (ended, _) = try await withRunning(
        Programs.daemon, ["run"], environment: environment, in: directory, until: "keeping "
      ) { daemon, _ in
        _ = try await daemon.transcript.line { $0.contains("published") && $0.contains("room_classes") }
        _ = try await daemon.transcript.line { $0.contains("published") && $0.contains("polyclinics") }
        _ = try await daemon.transcript.line { $0.contains("listening for readers") }
        let script = SecondOpinion.directory.removingLastComponent().appending("Crowd/crowd.py")
        let address = door == "port" ? port : directory.file("vclaimd.sock")
        let clients = try await run(
          SecondOpinion.python, [script.string, address, Self.seconds, "\(daemon.processID)"], in: directory)
        #expect(clients.code == 0, "\(clients.errors)")
        let report = try JSONDecoder().decode(Report.self, from: Data(clients.output.utf8))
        print(
          "crowd at the \(door), \(Self.seconds) s: \(report.clients) clients, \(report.requests) good requests, "
            + "\(report.errors) errors, \(report.reconnects) kept connections made anew, slowest "
            + "\(report.slowestMilliseconds) ms; \(report.hung) hung and \(report.rubbish) sent rubbish; resident "
            + "\(report.startKilobytes) KB at the start, \(report.endKilobytes) KB at the end")
        #expect(report.errors == 0, "\(report.firstErrors)")
        #expect(report.clients == 200 && report.requests >= 100 && report.hung > 0 && report.rubbish > 0)
        #expect(report.endKilobytes - report.startKilobytes < Self.mostGrowthKilobytes)
      }
      #expect(ended.code == 0, "\(ended.output)")
    }
  }

  /// A port of loopback that nobody listens at.
  private func freePort(_ directory: ScratchDirectory) async throws -> String {
    let script = "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); print(s.getsockname()[1])"
    return try await run(SecondOpinion.python, ["-c", script], in: directory).output.filter(\.isNumber)
  }
}
