import FoundationEssentials
import Testing

@testable import VClaimSimulator

@Suite("The log of requests in a file")
struct RequestLogFileTests {
  @Test("each request is a line, and what the file held before stays")
  func lines() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "log-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    for status in [200, 503] {
      let file = try RequestLogFile(path: path)
      file.write(
        RequestLog.Entry(
          time: testNow, method: "GET", template: "referensi/kelasrawat", status: status, serviceCode: "",
          duration: .milliseconds(12), effect: ""))
    }
    #expect(
      try String(contentsOfFile: path, encoding: .utf8)
        == """
        2023-11-14T22:13:20Z GET referensi/kelasrawat 200 - 12ms -
        2023-11-14T22:13:20Z GET referensi/kelasrawat 503 - 12ms -

        """)
  }

  @Test("a file that cannot be written is an error that names it")
  func notWritable() {
    let error = #expect(throws: SimulatorError.self) { try RequestLogFile(path: "/tidak-ada/log") }
    #expect(error?.exitStatus == 74)
    #expect(error?.message.hasPrefix("the log /tidak-ada/log cannot be written: ") == true)
  }
}
