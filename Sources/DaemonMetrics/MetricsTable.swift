/// The documentation's table of all metrics.
package enum MetricsTable {
  /// The page, in Markdown.
  package static let text =
    """
    # Metrics

    <!-- Written by "make docs" from Metric.all; changes belong there. -->

    What `GET /metrics` on the daemon's socket and port and the file `VCLAIMD_METRICS_FILE` tell, in Prometheus's text format. Counters begin anew with the daemon.
    A moment is a timestamp: its age is `time()` less it. What is not known, such as when a dataset was confirmed
    that never was, has no sample.

    | metric | type | labels | what it tells |
    |---|---|---|---|

    """
    + Metric.all.map { metric in
      let labels = metric.labels.map { "`\($0)`" }.joined(separator: ", ")
      return "| `\(metric.name)` | \(metric.kind.rawValue) | \(labels) | \(metric.help) |\n"
    }.joined()
}
