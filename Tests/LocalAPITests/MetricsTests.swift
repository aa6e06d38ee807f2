import ReferenceStore
import Testing
import VClaim

@testable import DaemonMetrics

@Suite("Metrics over the socket")
struct MetricsTests {
  @Test("what the daemon did and how its files stand is told, each metric as it was declared")
  func all() async throws {
    let daemon = try Daemon()
    daemon.counters.requestDidEnd(
      RequestRecord(
        method: .get, service: .vclaim, endpoint: "referensi/kelasrawat", duration: .milliseconds(300), tryNumber: 1,
        willRetry: false))
    try await daemon.run {
      #expect(try await daemon.post("/v1/resync", #"{"wait":true}"#).status == 200)
      for key in ["A7", "A8", "U99", "Q00", "X00"] { _ = try await daemon.ask("/v1/diagnoses/\(key)") }
      _ = try await daemon.ask("/v1/nowhere?secret=1")
      let reply = try await daemon.ask("/metrics")
      #expect(reply.status == 200)
      #expect(reply.headers.lowercased().contains("content-type: text/plain; version=0.0.4; charset=utf-8"))

      let samples = Samples(reply.text)
      #expect(samples.types == Dictionary(uniqueKeysWithValues: Metric.all.map { ($0.name, $0.kind.rawValue) }))
      #expect(samples.names == Set(Metric.all.flatMap(\.sampleNames)))

      #expect(samples[#"vclaimd_dataset_rows{dataset="diagnoses"}"#] == "200")
      #expect(samples[#"vclaimd_dataset_state{dataset="room_classes",state="stale"}"#] == "1")
      #expect(samples[#"vclaimd_dataset_state{dataset="room_classes",state="fresh"}"#] == "0")
      #expect(samples[#"vclaimd_dataset_confirmed_timestamp_seconds{dataset="diagnoses"}"#] == "1700000100")
      #expect(samples[#"vclaimd_dataset_confirmed_timestamp_seconds{dataset="procedures"}"#] == nil)
      #expect(samples[#"vclaimd_dataset_max_stale_seconds{dataset="room_classes"}"#] == "7200")
      #expect(samples[#"vclaimd_pulls_total{dataset="room_classes",outcome="published"}"#] == "1")
      #expect(samples[#"vclaimd_pulls_total{dataset="room_classes",outcome="failed"}"#] == "0")
      #expect(samples[#"vclaimd_lookups_total{source="local"}"#] == "2")
      #expect(samples[#"vclaimd_lookups_total{source="live"}"#] == "1")
      #expect(samples[#"vclaimd_lookups_total{source="absent"}"#] == "1")
      let lookUps = #"vclaimd_http_requests_total{listener="socket",route="/v1/{dataset}/{key}",status="#
      #expect(samples[lookUps + #""200"}"#] == "4")
      #expect(samples[lookUps + #""502"}"#] == "1")
      #expect(samples[#"vclaimd_http_requests_total{listener="socket",route="other",status="404"}"#] == "1")
      #expect(samples["vclaimd_generation"] == "5")
      #expect(samples["vclaimd_start_time_seconds"] == "1700000200")
      #expect(samples[#"vclaimd_service_cooldown_until_timestamp_seconds{service="vclaim"}"#] == "0")
      #expect(samples[#"vclaimd_service_breaker{service="vclaim",state="closed"}"#] == "1")
    }
  }

  @Test("a held candidate is counted")
  func held() async throws {
    let daemon = try Daemon()
    try await daemon.run {
      daemon.service.list([])
      _ = try await daemon.post("/v1/resync", #"{"wait":true}"#)
      let samples = Samples(try await daemon.ask("/metrics").text)
      #expect(samples[#"vclaimd_held_candidates{dataset="room_classes"}"#] == "1")
      #expect(samples[#"vclaimd_held_candidates{dataset="diagnoses"}"#] == "0")
      #expect(samples[#"vclaimd_pulls_total{dataset="room_classes",outcome="held"}"#] == "1")
      #expect(samples[#"vclaimd_dataset_state{dataset="room_classes",state="held"}"#] == "1")
    }
  }
}

/// The samples of an exposition, by all that stands before the value.
struct Samples {
  private var values: [Substring: Substring] = [:]
  /// The types, by the metrics' names.
  private(set) var types: [String: String] = [:]

  /// The names of the samples, without labels.
  var names: Set<String> { Set(values.keys.map { String($0.prefix { $0 != "{" }) }) }

  init(_ text: String) {
    for line in text.split(separator: "\n") {
      if line.hasPrefix("# TYPE ") {
        let words = line.split(separator: " ")
        types[String(words[2])] = String(words[3])
      }
      guard !line.hasPrefix("#"), let space = line.lastIndex(of: " ") else { continue }
      values[line[..<space]] = line[line.index(after: space)...]
    }
  }

  subscript(_ sample: String) -> Substring? { values[Substring(sample)] }
}
