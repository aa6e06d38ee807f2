#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The wall clock of this machine.
public enum SystemTime {
  /// The present moment.
  ///
  /// - Returns: Whole unix seconds.
  @Sendable
  public static func unixSeconds() -> Int64 {
    var now = timespec()
    // Fails for no clock that every system has.
    _ = unsafe clock_gettime(CLOCK_REALTIME, &now)
    return Int64(now.tv_sec)
  }
}
