/// What is known of one metric: the source of the exposition, of the documentation's table and of the tests.
///
/// Names follow Prometheus's conventions ("https://prometheus.io/docs/practices/naming/"): base units, `_total` for
/// counters, moments as timestamps and never as ages.
package struct Metric: Sendable, Hashable {
  /// What a value of it means over time.
  package enum Kind: String, Sendable, Hashable {
    /// It only grows, and begins anew with the daemon.
    case counter
    /// It goes up and down.
    case gauge
    /// Observations counted by size, with their sum.
    case histogram
  }

  /// The name, as it stands in the exposition.
  package let name: String
  /// What a value of it means over time.
  package let kind: Kind
  /// The names of its labels, in the order in which samples give their values.
  package let labels: [String]
  /// What it tells, in one sentence without a full stop.
  package let help: String

  init(_ name: String, _ kind: Kind, _ labels: [String], _ help: String) {
    self.name = "vclaimd_" + name
    self.kind = kind
    self.labels = labels
    self.help = help
  }

  init(_ name: String, _ kind: Kind, _ help: String) { self.init(name, kind, [], help) }

  /// The names under which its samples stand: those of a histogram have endings.
  package var sampleNames: [String] {
    kind == .histogram ? ["_bucket", "_sum", "_count"].map { name + $0 } : [name]
  }
}
