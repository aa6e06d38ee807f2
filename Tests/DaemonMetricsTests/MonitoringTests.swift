import FoundationEssentials
import Testing

@testable import DaemonMetrics

@Suite("The dashboard and the alert rules")
struct MonitoringTests {
  private struct Dashboard: Decodable {
    struct Target: Decodable {
      let expr: String
    }

    struct Panel: Decodable {
      let title: String
      let targets: [Target]
    }

    let title: String
    let panels: [Panel]
  }

  private func file(_ name: String) throws -> String {
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return String(
      decoding: try Data(contentsOf: repository.appending(path: "Documentation/monitoring/\(name)")), as: UTF8.self)
  }

  /// What an expression names that no declaration knows: a metric, or a label of one.
  private func unknown(in expression: String) -> [String] {
    var labels: [String: [String]] = [:]
    for metric in Metric.all {
      for name in metric.sampleNames { labels[name] = metric.labels + ["instance", "job", "le"] }
    }
    var unknown: [String] = []
    for match in expression.matches(of: /(vclaimd_[a-z_]+)(\{[^}]*\})?/) {
      guard let known = labels[String(match.1)] else {
        unknown.append(String(match.1))
        continue
      }
      for label in (match.2 ?? "").matches(of: /([a-z_]+)(=~|!~|!=|=)"/) where !known.contains(String(label.1)) {
        unknown.append("\(match.1){\(label.1)}")
      }
    }
    return unknown
  }

  @Test("what a test of expressions would not find is no test")
  func finds() {
    #expect(unknown(in: #"vclaimd_generation + vclaimd_lookups_total{source="live",job="x"}"#).isEmpty)
    #expect(unknown(in: #"rate(vclaimd_lookups[5m])"#) == ["vclaimd_lookups"])
    #expect(unknown(in: #"vclaimd_lookups_total{dataset="x"}"#) == ["vclaimd_lookups_total{dataset}"])
    #expect(unknown(in: "vclaimd_service_request_duration_seconds") == ["vclaimd_service_request_duration_seconds"])
  }

  @Test("the dashboard can be read, and each of its panels asks for metrics that there are")
  func dashboard() throws {
    let dashboard = try JSONDecoder().decode(Dashboard.self, from: Data(file("vclaimd-dashboard.json").utf8))
    #expect(dashboard.title == "vclaimd")
    #expect(dashboard.panels.count >= 10)
    for panel in dashboard.panels {
      #expect(!panel.targets.isEmpty, "\(panel.title)")
      for target in panel.targets {
        #expect(target.expr.contains("vclaimd_"), "\(panel.title)")
        #expect(unknown(in: target.expr).isEmpty, "\(panel.title): \(target.expr)")
      }
    }
  }

  @Test("there are six alert rules, each with an expression over metrics that there are, a time, a severity and words")
  func rules() throws {
    var rules: [[String: String]] = []
    for line in try file("vclaimd.rules.yml").split(separator: "\n") {
      guard let match = line.wholeMatch(of: /\s+(- )?([a-z]+): ?'?(.*?)'?/), match.2 != "name" else { continue }
      if match.2 == "alert" { rules.append([:]) }
      guard !rules.isEmpty else { continue }
      rules[rules.count - 1][String(match.2)] = String(match.3)
    }
    #expect(rules.count == 6)
    #expect(Set(rules.compactMap { $0["alert"] }).count == 6)
    for rule in rules {
      let name = rule["alert"] ?? ""
      #expect(name.hasPrefix("Vclaimd"))
      #expect(rule["expr"]?.contains("vclaimd_") == true, "\(name)")
      #expect(unknown(in: rule["expr"] ?? "").isEmpty, "\(name)")
      #expect(rule["for"]?.wholeMatch(of: /[0-9]+[mh]/) != nil, "\(name)")
      #expect(["warning", "critical"].contains(rule["severity"]), "\(name)")
      #expect(rule["summary"]?.isEmpty == false && rule["description"]?.isEmpty == false, "\(name)")
    }
  }
}
