import ReferenceStore
import SQLite
import VClaim

/// Doctors: VClaim lists them by polyclinic in both dialects; Antrean lists all of the own facility without one.
enum DoctorQuestion {
  @Sendable static func inOneCall(_ source: ServiceSource, _ key: [String]) async throws(VClaimError) -> LiveAnswer {
    guard key[1].isEmpty else { return .notAsked("Antrean tells doctors without a polyclinic") }
    guard key[0] == source.ownFacility else { return foreign }
    return try await source.row(key[2], in: .antreanDoctors) { Record([key[0], "", $0.code, $0.name]) }
  }

  @Sendable static func byPolyclinic(_ source: ServiceSource, _ key: [String]) async throws(VClaimError) -> LiveAnswer {
    guard key[0] == source.ownFacility else { return foreign }
    guard !key[1].isEmpty else { return withoutPolyclinic }
    let today = LocalDay.text(at: source.now())
    return try await source.firstFound(in: ServiceKind.allCases) { service throws(VClaimError) in
      try await source.row(key[2], in: .doctors(polyclinic: key[1], service: service, on: today)) {
        Record([key[0], key[1], $0.code, $0.name])
      }
    }
  }

  @Sendable static func pages(_ source: ServiceSource, _ key: [String]) async throws(VClaimError) -> LiveAnswer {
    guard !key[1].isEmpty else { return withoutPolyclinic }
    return try await source.firstOnPages {
      .doctors(facility: key[0], polyclinic: key[1], start: $0, limit: $1)
    } where: {
      $0.code == key[2]
    } makes: {
      Record([key[0], key[1], $0.code, $0.name])
    }
  }

  /// By name: the service says neither facility nor polyclinic.
  @Sendable static func byName(_ source: ServiceSource, _ text: String) async throws(VClaimError) -> [Record] {
    try await source.client.rows(for: .doctors(named: text)).map {
      Record(values: [.null, .null, .text($0.code), .text($0.name)])
    }
  }

  private static let withoutPolyclinic = LiveAnswer.notAsked(
    "VClaim tells doctors by polyclinic; those without one are told by Antrean (BPJS_ANTREAN_URL)")
  private static let foreign = LiveAnswer.notAsked(
    "the service tells the doctors of the own facility only, the first of BPJS_FACILITY_CODES")
}
