/// When a service that keeps saying the same is believed without anybody's approval.
enum RepetitionRule {
  /// So many identical candidates in a row.
  static let times = 3
  /// So many seconds at least between the first and the last of them.
  static let span: Int64 = 86_400

  /// The time to the next pull of a dataset of which something is held back.
  ///
  /// Soon enough for three candidates within little more than a day, however long the interval is.
  ///
  /// - Parameter every: The interval, in seconds.
  /// - Returns: Seconds.
  static func wait(every: Int64) -> Int64 { min(every, span / 2) }
}
