import Testing

@testable import DaemonMetrics

@Suite("The declarations of the metrics")
struct DeclarationTests {
  @Test("no name is declared twice, and none begins another's samples")
  func names() {
    let samples = Metric.all.flatMap(\.sampleNames)
    #expect(Set(samples).count == samples.count)
    #expect(Set(samples).isDisjoint(with: Metric.all.filter { $0.kind == .histogram }.map(\.name)))
  }

  @Test("each keeps to the conventions", arguments: Metric.all)
  func conventions(metric: Metric) {
    #expect(metric.name.wholeMatch(of: /vclaimd_[a-z]+(_[a-z]+)*/) != nil)
    #expect((metric.kind == .counter) == metric.name.hasSuffix("_total"))
    #expect(metric.kind != .histogram || metric.name.hasSuffix("_seconds"))
    #expect(!metric.name.hasSuffix("_age_seconds") && !metric.name.contains("_milli"))
    #expect(!metric.name.contains("timestamp") || metric.name.hasSuffix("_timestamp_seconds"))
    #expect(Set(metric.labels).count == metric.labels.count && !metric.labels.contains("le"))
    #expect(!metric.help.isEmpty && !metric.help.hasSuffix(".") && !metric.help.contains("|"))
  }
}
