import ReferenceStore
import SQLite
import VClaim

/// The service as a live source: one way to ask for a row of each dataset.
struct ServiceSource: LiveSource {
  let client: VClaimClient
  let ownFacility: String?
  let now: @Sendable () -> Int64

  /// Rows asked for in one page where a dataset can be asked for page by page only.
  private static let pageSize = 100
  /// Pages after which a list counts as endless: more than the largest hospital has doctors.
  private static let mostPages = 200

  func answer(for dataset: Dataset, key: [String]) async throws(VClaimError) -> LiveAnswer {
    switch dataset {
    case .polyclinics: LiveAnswer(try await client.polyclinic(code: key[0]).map { .init([$0.code, $0.name]) })
    case .diagnoses: LiveAnswer(try await client.diagnosis(code: key[0]).map { .init([$0.code, $0.name]) })
    case .roomClasses: LiveAnswer(try await client.roomClass(code: key[0]).map { .init([$0.code, $0.name]) })
    case .facilities: LiveAnswer(try await client.facility(code: key[0]).map(Record.init))
    case .doctors: try await doctor(code: key[2], facility: key[0], polyclinic: key[1])
    case .rooms: try await room(code: key[2], facility: key[0], roomClass: key[1])
    default: .notAsked
    }
  }

  private func doctor(code: String, facility: String, polyclinic: String) async throws(VClaimError) -> LiveAnswer {
    switch client.configuration.dialect {
    case .paged:
      let found = try await firstOnPages { start throws(VClaimError) in
        try await client.doctors(facility: facility, polyclinic: polyclinic, start: start, limit: Self.pageSize)
      } where: {
        $0.code == code
      }
      return LiveAnswer(found.map { .init([facility, polyclinic, $0.code, $0.name]) })
    case .official:
      guard facility == ownFacility else { return .notAsked }
      let today = LocalDay.text(at: now())
      for service in ServiceKind.allCases {
        let doctors = try await client.doctors(polyclinic: polyclinic, service: service, on: today)
        if let found = doctors.first(where: { $0.code == code }) {
          return .found(Record([facility, polyclinic, found.code, found.name]))
        }
      }
      return .absent
    }
  }

  private func room(code: String, facility: String, roomClass: String) async throws(VClaimError) -> LiveAnswer {
    guard client.configuration.dialect == .paged else { return .notAsked }
    let found = try await firstOnPages { start throws(VClaimError) in
      try await client.rooms(facility: facility, start: start, limit: Self.pageSize)
    } where: {
      $0.code == code && $0.classCode == roomClass
    }
    return LiveAnswer(found.map(Record.init))
  }

  private func firstOnPages<Row: Equatable>(
    _ page: (Int) async throws(VClaimError) -> [Row], where matches: (Row) -> Bool
  ) async throws(VClaimError) -> Row? {
    var start = 0
    var previous: [Row] = []
    for _ in 0..<Self.mostPages {
      let rows = try await page(start)
      if let found = rows.first(where: matches) { return found }
      // The end is an empty page, never a short one; and a page that comes again means that paging is ignored.
      guard !rows.isEmpty, rows != previous else { return nil }
      start += rows.count
      previous = rows
    }
    return nil
  }
}

extension LiveAnswer {
  fileprivate init(_ record: Record?) {
    self = record.map { .found($0) } ?? .absent
  }
}

extension Record {
  fileprivate init(_ texts: [String]) {
    self.init(values: texts.map { .text($0) })
  }

  fileprivate init(_ facility: Facility) {
    self.init(values: [
      .text(facility.code), .text(facility.name), facility.level.map { .integer(Int64($0.rawValue)) } ?? .null,
    ])
  }

  fileprivate init(_ room: Room) {
    self.init(values: [
      .text(room.facilityCode), .text(room.classCode), .text(room.code), .text(room.name),
      room.capacity.map { .integer(Int64($0)) } ?? .null, room.available.map { .integer(Int64($0)) } ?? .null,
    ])
  }
}
