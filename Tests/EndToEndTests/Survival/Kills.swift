import FoundationEssentials

/// How often each test of crashes kills: `make crash-test KILLS=2000` kills so often in all of them together, the usual
/// run of the tests ten times in each.
enum Kills: Int, CaseIterable {
  case pulling, migrating, snapshotting, rebuilding

  private static let all =
    Int(ProcessInfo.processInfo.environment["VCLAIMD_TEST_KILLS"] ?? "") ?? 10 * allCases.count

  /// The numbers of this test's kills, from 1.
  var numbers: Range<Int> {
    let (share, rest) = Self.all.quotientAndRemainder(dividingBy: Self.allCases.count)
    return 1..<1 + share + (rawValue < rest ? 1 : 0)
  }

  /// Whether there are so many that chance brings about at least once what a test is about.
  var areMany: Bool { numbers.count >= 10 }
}
