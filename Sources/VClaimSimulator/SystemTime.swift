import FoundationEssentials

/// The machine's wall clock, for programs to hand in.
package enum SystemTime {
  /// Now, in whole unix seconds.
  ///
  /// - Returns: Seconds since 1970, UTC.
  package static func unixSeconds() -> Int64 {
    Int64(Date().timeIntervalSince1970.rounded(.down))
  }
}
