import SQLite

/// Whether a counter of commits can be trusted, looked at without touching it.
enum CounterInspection {
  /// What is wrong with a counter that this user may read.
  ///
  /// - Parameters:
  ///   - path: The counter's file.
  ///   - isWritten: Whether a program may be in the middle of a commit.
  /// - Returns: The ills.
  static func ills(of path: String, isWritten: Bool) -> [Ill] {
    guard let counter = CommitCounter(reading: path) else {
      return [Ill("\(path) is no counter of commits: every look-up asks SQLite whether the file has changed", .start)]
    }
    guard counter.value % 2 != 0, !isWritten else { return [] }
    return [
      Ill(
        "\(path) is odd, as a program leaves it that dies in a commit: every look-up asks SQLite until the next commit",
        .start)
    ]
  }
}
