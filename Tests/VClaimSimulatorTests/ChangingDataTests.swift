import Testing
import VClaimWire

@testable import VClaimSimulator

@Suite("Rows that change while the simulator runs")
struct ChangingDataTests {
  @Test("rows that were added, changed and removed show in the next answer")
  func update() async throws {
    let harness = try Harness()
    #expect(try await harness.ask("referensi/diagnosa/e").codes("diagnosa") == ["A00", "A01", "A90", "J18.9"])
    harness.simulator.update { data in
      data.diagnoses.removeAll { $0.code == "A00" }
      data.diagnoses[0].name = "Enteric fever"
      data.diagnoses.append(SimulatorData.Entry(code: "A91", name: "Dengue haemorrhagic fever"))
    }
    let rows = try await harness.ask("referensi/diagnosa/e").rows("diagnosa")
    #expect(rows.map(\.code) == ["A01", "A90", "J18.9", "A91"])
    #expect(rows[0].name == "Enteric fever")
    #expect(try await harness.ask("referensi/diagnosa/cholera").envelope.isNoData)
  }

  @Test("all rows can be exchanged at once")
  func replace() async throws {
    let harness = try Harness()
    harness.simulator.replace(data: SimulatorData())
    #expect(try await harness.ask("referensi/kelasrawat").envelope.isNoData)
    #expect(harness.simulator.data == SimulatorData())
  }

  @Test("the log keeps method, path template, status and code, and counts by template")
  func log() async throws {
    let harness = try Harness(clock: RecordingClock())
    _ = try await harness.ask("referensi/diagnosa/A00")
    _ = try await harness.ask("referensi/diagnosa/tidak-ada")
    _ = try await harness.ask("referensi/kelasrawat") { $0["user_key"] = nil }
    _ = try await harness.ask("rahasia/0009999000001")
    let log = harness.simulator.log
    let template = "referensi/diagnosa/{keyword}"
    #expect(
      log.entries.map(\.line) == [
        "2023-11-14T22:13:20Z GET referensi/diagnosa/{keyword} 200 200 0ms -",
        "2023-11-14T22:13:20Z GET referensi/diagnosa/{keyword} 200 201 0ms -",
        "2023-11-14T22:13:20Z GET referensi/kelasrawat 403 403 0ms -",
        "2023-11-14T22:13:20Z GET unknown 404 404 0ms -",
      ])
    #expect(log.count(of: template) == 2)
    #expect(log.counts == [template: 2, "referensi/kelasrawat": 1, "unknown": 1])
    #expect(log.total == 4)
    log.clear()
    #expect(log.total == 0)
    #expect(log.entries.isEmpty)
  }

  @Test("the log keeps the latest 10,000 requests and counts all")
  func longLog() {
    let log = RequestLog()
    for number in 0..<25_000 {
      log.append(
        RequestLog.Entry(
          time: testNow, method: "GET", template: "t", status: number, serviceCode: "200", duration: .zero, effect: ""))
    }
    #expect(log.entries.count == 10_000)
    #expect(log.entries.first?.status == 15_000)
    #expect(log.entries.last?.status == 24_999)
    #expect(log.total == 25_000)
  }

  @Test("the latency is waited on the clock that was handed in")
  func latency() async throws {
    let clock = RecordingClock()
    let harness = try Harness(clock: clock) { $0.latency = .milliseconds(250) }
    _ = try await harness.ask("referensi/kelasrawat")
    _ = try await harness.ask("referensi/kelasrawat")
    #expect(clock.sleeps == [.milliseconds(250), .milliseconds(250)])
  }
}
