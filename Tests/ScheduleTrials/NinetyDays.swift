import ReferenceStore
import Testing

@testable import VClaimSimulator

/// What the daemon makes of a service that is away more often than not.
@Suite("Ninety days", .timeLimit(.minutes(10)))
struct NinetyDays {
  private static let datasets: [Dataset] = [.roomClasses, .polyclinics, .facilities, .diagnoses, .doctors, .rooms]
  /// The most requests within 24 hours.
  private static let budget = 200
  /// What a pull may come late, in seconds: the longest pause after a failure, and the pull itself.
  private static let delay: Int64 = 3_900
  private static let hour: Int64 = 3_600
  private static let day: Int64 = 86_400

  @Test("against a service that is up one day in three: as fresh as it allows, and within budget on every day")
  func oneDayInThree() async throws {
    var settings = [
      "BPJS_API_DIALECT": "paged", "BPJS_FACILITY_CODES": TrialRows.facility,
      "VCLAIMD_REQUESTS_PER_DAY": String(Self.budget),
    ]
    for dataset in Self.datasets where dataset != .rooms {
      settings["VCLAIMD_\(dataset.name.uppercased())_EVERY"] = "12h"
    }
    let every = Dictionary(uniqueKeysWithValues: Self.datasets.map { ($0, $0 == .rooms ? Self.hour : 12 * Self.hour) })
    let trial = try Trial(
      TrialFile(
        name: "ninety-days", settings: settings, data: Self.datasets.map { ($0, 20) }))
    let down = try ScenarioStep(reading: .object(["reset": .string("before")]), place: "ninety days")
    try await trial.start()
    var upUntil: Int64 = 0
    for day in 0..<90 as Range<Int64> {
      let isUp = day.isMultiple(of: 3)
      try trial.serve(isUp ? [] : [down])
      for hour in 1...24 as ClosedRange<Int64> {
        await trial.timeline.pass(.seconds(Self.hour))
        let now = trial.timeline.elapsed.components.seconds
        // For as long as a pull may come late, a service that is back is as good as away.
        if isUp, hour * Self.hour > Self.delay { upUntil = now }
        for status in try await trial.running().store.statuses() {
          guard let dataset = Self.datasets.first(where: { $0.name == status.dataset }) else { continue }
          let age = try #require(status.asOf.map { trial.timeline.wallTime - $0 })
          let allowed = now - upUntil + (every[dataset] ?? 0) + Self.delay
          #expect(age <= allowed, "\(dataset.name), day \(day), hour \(hour)")
          #expect(status.rowCount == 20)
        }
      }
    }
    try await trial.stop()
    let moments = trial.transport.moments
    #expect(moments.count > 3_000)
    var first = 0
    var most = 0
    for (index, moment) in moments.enumerated() {
      while moments[first] <= moment - Self.day { first += 1 }
      most = max(most, index - first + 1)
    }
    #expect(most <= Self.budget)
    print("90 days: \(moments.count) requests, \(most) at most within 24 hours")
  }
}
