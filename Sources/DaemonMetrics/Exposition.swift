/// The text format of Prometheus, version 0.0.4, as it grows sample by sample.
///
/// "https://github.com/prometheus/docs/blob/main/docs/instrumenting/exposition_formats.md"
struct Exposition {
  private var lines: [Metric: [String]] = [:]

  /// The text: each metric with its HELP and TYPE, in the order of the declarations; those without a sample are left out.
  var text: String {
    Metric.all.compactMap { metric in
      lines[metric].map { samples in
        "# HELP \(metric.name) \(Self.escaped(metric.help))\n# TYPE \(metric.name) \(metric.kind.rawValue)\n"
          + samples.joined()
      }
    }.joined()
  }

  mutating func add(_ metric: Metric, _ value: Int64, _ labels: [String] = []) {
    lines[metric, default: []].append(Self.line(metric.name, metric.labels, labels, String(value)))
  }

  mutating func add(_ metric: Metric, _ value: Bool, _ labels: [String] = []) { add(metric, value ? 1 : 0, labels) }

  mutating func add(_ metric: Metric, _ value: Duration, _ labels: [String] = []) {
    lines[metric, default: []].append(Self.line(metric.name, metric.labels, labels, String(value / .seconds(1))))
  }

  mutating func add(_ metric: Metric, _ histogram: DurationHistogram, _ labels: [String] = []) {
    var samples = histogram.buckets.map { bucket in
      Self.line(metric.name + "_bucket", metric.labels + ["le"], labels + [bucket.bound], String(bucket.count))
    }
    samples.append(Self.line(metric.name + "_sum", metric.labels, labels, String(histogram.sum / .seconds(1))))
    samples.append(Self.line(metric.name + "_count", metric.labels, labels, String(histogram.count)))
    lines[metric, default: []] += samples
  }

  private static func line(_ name: String, _ labels: [String], _ values: [String], _ value: String) -> String {
    precondition(labels.count == values.count, "a sample of \(name) has other labels than were declared")
    guard !labels.isEmpty else { return "\(name) \(value)\n" }
    let pairs = zip(labels, values).map { "\($0)=\"\(escaped($1).replacing("\"", with: "\\\""))\"" }
    return "\(name){\(pairs.joined(separator: ","))} \(value)\n"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
  }
}
