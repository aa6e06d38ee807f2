import ReferenceStore
import Settings
import Testing

@Suite("Limits of the guard")
struct GuardLimitsTests {
  @Test("are the usual ones unless they are set, for each dataset by itself")
  func values() async throws {
    let machine = try Machine([
      "VCLAIMD_FACILITIES_MIN_ROWS": "5000", "VCLAIMD_ROOM_CLASSES_MAX_REMOVED": "2",
      "VCLAIMD_ROOM_CLASSES_MAX_CHANGED": "100%", "VCLAIMD_DOCTORS_MAX_REMOVED": "20%",
    ])
    let limits = try await machine.settings().limits
    #expect(limits[.diagnoses] == GuardLimits(minRows: nil, maxRemoved: .percent(5), maxChanged: .percent(50)))
    #expect(limits[.facilities] == GuardLimits(minRows: 5_000))
    #expect(limits[.roomClasses] == GuardLimits(maxRemoved: .rows(2), maxChanged: .percent(100)))
    #expect(limits[.doctors] == GuardLimits(maxRemoved: .percent(20)))
  }

  @Test(
    "A wrong limit is an error that names the key",
    arguments: [
      ("MIN_ROWS", "-1"), ("MIN_ROWS", "5%"), ("MAX_REMOVED", "101%"), ("MAX_REMOVED", "5 %"), ("MAX_REMOVED", "%"),
      ("MAX_CHANGED", "half"), ("MAX_CHANGED", "0.5"), ("MAX_CHANGED", "1e3"),
    ])
  func wrong(key: String, value: String) async throws {
    let name = "VCLAIMD_DIAGNOSES_\(key)"
    let problems = await (try Machine([name: value])).problems()
    #expect(problems.count == 1)
    #expect(problems.first?.contains(name) == true)
    #expect(problems.first?.contains("must be") == true)
  }
}
