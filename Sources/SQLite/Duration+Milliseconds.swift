extension Duration {
  /// Milliseconds for SQLite: never negative, at most what fits.
  var wholeMilliseconds: Int32 {
    let (seconds, attoseconds) = components
    let (milliseconds, overflow) = seconds.multipliedReportingOverflow(by: 1000)
    if overflow { return seconds < 0 ? 0 : .max }
    return max(0, Int32(clamping: milliseconds + attoseconds / 1_000_000_000_000_000))
  }
}
