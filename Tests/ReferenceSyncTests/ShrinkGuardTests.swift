import ReferenceStore
import SQLite
import Testing

@testable import ReferenceSync

@Suite("The shrink guard")
struct ShrinkGuardTests {
  /// One case of a table.
  struct Case: Sendable, CustomTestStringConvertible {
    var limits = GuardLimits()
    var kind = PartComparison.Kind.complete
    let before: Int
    let after: Int
    var changed = 0
    var removed: Int?
    var mayBeEmpty = false
    var isHeld = true

    var part: PartComparison {
      let removed = removed ?? max(0, before - after)
      return PartComparison(
        partition: .whole, kind: kind, before: before, after: after, added: max(0, after - before + removed),
        changed: changed, removed: removed)
    }
    var testDescription: String { "\(before) to \(after), \(changed) changed, \(part.removed) removed, \(limits)" }
  }

  @Test(
    "holds what loses too much, changes too much or has too little, and publishes all else",
    arguments: [
      // The list of the requirement: from 14,000 rows to 3, to 0, to half.
      Case(before: 14_000, after: 3), Case(before: 14_000, after: 0), Case(before: 14_000, after: 7_000),
      // More than 5% and more than 10 rows removed.
      Case(before: 14_000, after: 13_300, isHeld: false), Case(before: 14_000, after: 13_299),
      Case(before: 200, after: 190, isHeld: false), Case(before: 200, after: 189),
      Case(before: 14_000, after: 14_000, removed: 701),
      Case(before: 14_000, after: 14_000, removed: 700, isHeld: false),
      Case(before: 100, after: 100, removed: 10, isHeld: false), Case(before: 100, after: 100, removed: 11),
      // Less than 90%, however few the rows are, and wherever they went.
      Case(before: 100, after: 90, isHeld: false), Case(before: 100, after: 89), Case(before: 5, after: 4),
      Case(before: 10, after: 9, isHeld: false), Case(before: 100, after: 50, removed: 0),
      // More than half changed.
      Case(before: 14_000, after: 14_000, changed: 7_000, isHeld: false),
      Case(before: 14_000, after: 14_000, changed: 7_001), Case(before: 2, after: 2, changed: 1, isHeld: false),
      Case(before: 1, after: 1, changed: 1),
      // A short list in which other rows stand, as many or more: too few are gone for their share to count.
      Case(before: 3, after: 3, removed: 3), Case(before: 3, after: 5, removed: 2),
      Case(before: 4, after: 4, removed: 2, isHeld: false), Case(before: 3, after: 3, changed: 1, removed: 1),
      Case(limits: GuardLimits(maxRemoved: .rows(3)), before: 3, after: 3, removed: 3, isHeld: false),
      // Growth of any size.
      Case(before: 14_000, after: 140_000, isHeld: false), Case(before: 1, after: 1_000_000, isHeld: false),
      // A first pull: held only when empty, or under a floor that was set.
      Case(before: 0, after: 0), Case(before: 0, after: 0, mayBeEmpty: true, isHeld: false),
      Case(before: 0, after: 1, isHeld: false), Case(before: 1, after: 0, mayBeEmpty: true),
      Case(limits: GuardLimits(minRows: 10_000), before: 0, after: 9_999),
      Case(limits: GuardLimits(minRows: 10_000), before: 0, after: 10_000, isHeld: false),
      Case(limits: GuardLimits(minRows: 1), before: 0, after: 0, mayBeEmpty: true),
      // A floor beside the shares.
      Case(limits: GuardLimits(minRows: 99), before: 100, after: 98),
      Case(limits: GuardLimits(minRows: 99), before: 100, after: 99, isHeld: false),
      // Other bounds.
      Case(limits: GuardLimits(maxRemoved: .percent(20)), before: 100, after: 80, isHeld: false),
      Case(limits: GuardLimits(maxRemoved: .percent(20)), before: 100, after: 79),
      Case(limits: GuardLimits(maxRemoved: .percent(100)), before: 100, after: 1, isHeld: false),
      Case(limits: GuardLimits(maxRemoved: .percent(100)), before: 100, after: 0),
      Case(limits: GuardLimits(minRows: 0, maxRemoved: .percent(100)), before: 100, after: 0, isHeld: false),
      Case(limits: GuardLimits(maxRemoved: .rows(3)), before: 10, after: 7, isHeld: false),
      Case(limits: GuardLimits(maxRemoved: .rows(3)), before: 10_000, after: 9_996),
      Case(limits: GuardLimits(maxRemoved: .rows(0)), before: 10_000, after: 9_999),
      Case(limits: GuardLimits(maxChanged: .percent(0)), before: 100, after: 100, changed: 1),
      Case(limits: GuardLimits(maxChanged: .rows(100)), before: 100, after: 100, changed: 100, isHeld: false),
      // An incomplete part removes nothing: only its changes count.
      Case(kind: .incomplete, before: 100, after: 3, removed: 0, isHeld: false),
      Case(kind: .incomplete, before: 100, after: 60, changed: 51, removed: 0),
      Case(kind: .incomplete, before: 0, after: 0, isHeld: false),
      // Rows of no partition: a few left over may go, a list may not.
      Case(kind: .unplaced, before: 3, after: 0, isHeld: false), Case(kind: .unplaced, before: 20_000, after: 0),
    ])
  func table(_ test: Case) {
    let verdict = ShrinkGuard(test.limits, mayBeEmpty: test.mayBeEmpty).judge(test.part)
    #expect((verdict != .publish) == test.isHeld, "\(verdict)")
  }

  @Test("accepts what keeps coming only where more than half of the rows remain and the floor is met")
  func acceptance() {
    let usual = ShrinkGuard(GuardLimits(), mayBeEmpty: false)
    #expect(usual.mayBeAccepted(Case(before: 14_000, after: 7_001).part))
    #expect(!usual.mayBeAccepted(Case(before: 14_000, after: 7_000).part))
    #expect(!usual.mayBeAccepted(Case(before: 14_000, after: 0).part))
    #expect(!usual.mayBeAccepted(Case(before: 14_000, after: 20_000, removed: 14_000).part))
    #expect(usual.mayBeAccepted(Case(before: 100, after: 100, changed: 100).part))
    #expect(!usual.mayBeAccepted(Case(before: 0, after: 0).part))
    #expect(!ShrinkGuard(GuardLimits(minRows: 95), mayBeEmpty: false).mayBeAccepted(Case(before: 100, after: 90).part))
  }
}
