internal import Glibc

/// The clock that systemd compares reloads by.
package enum MonotonicTime {
  /// Reads `CLOCK_MONOTONIC`.
  ///
  /// - Returns: Microseconds since an unspecified moment, the same one for all processes of the machine.
  package static func microseconds() -> UInt64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000 + UInt64(time.tv_nsec) / 1_000
  }
}
