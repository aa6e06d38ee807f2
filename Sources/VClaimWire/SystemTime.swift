import FoundationEssentials

/// The wall clock of this machine.
public enum SystemTime {
  /// The present moment.
  ///
  /// - Returns: Whole unix seconds.
  @Sendable
  public static func unixSeconds() -> Int64 { Int64(Date().timeIntervalSince1970.rounded(.down)) }
}
