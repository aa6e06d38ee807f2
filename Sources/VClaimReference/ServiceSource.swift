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
    let isPaged = client.configuration.dialect == .paged
    return switch dataset {
    case .polyclinics: try await row(key[0], in: isPaged ? .polyclinic(code: key[0]) : .polyclinics(matching: key[0]))
    case .diagnoses: try await row(key[0], in: isPaged ? .diagnosis(code: key[0]) : .diagnoses(matching: key[0]))
    case .roomClasses: try await row(key[0], in: .roomClasses)
    case .facilities: try await facility(code: key[0])
    case .doctors: try await doctor(code: key[2], facility: key[0], polyclinic: key[1])
    case .rooms: try await room(code: key[2], facility: key[0], roomClass: key[1])
    default: .notAsked
    }
  }

  private func row(
    _ code: String, in request: ReferenceRequest,
    makes record: (ReferenceRow) -> Record = { Record([$0.code, $0.name]) }
  ) async throws(VClaimError) -> LiveAnswer {
    let rows = try await client.rows(for: request)
    if let row = rows.first(where: { $0.code == code }) { return .found(record(row)) }
    return rows.isEmpty ? .absent : .notListed
  }

  private func facility(code: String) async throws(VClaimError) -> LiveAnswer {
    switch client.configuration.dialect {
    case .paged:
      return try await row(code, in: .facility(code: code)) { Record($0, level: nil) }
    case .official:
      return try await firstFound(in: FacilityLevel.allCases) { level throws(VClaimError) in
        try await row(code, in: .facilities(matching: code, level: level)) { Record($0, level: level) }
      }
    }
  }

  private func doctor(code: String, facility: String, polyclinic: String) async throws(VClaimError) -> LiveAnswer {
    // Both dialects list doctors by polyclinic: one without is known to another service only.
    guard !polyclinic.isEmpty else { return .notAsked }
    switch client.configuration.dialect {
    case .paged:
      return try await firstOnPages { start throws(VClaimError) in
        try await client.doctors(facility: facility, polyclinic: polyclinic, start: start, limit: Self.pageSize)
      } where: {
        $0.code == code
      } makes: {
        Record([facility, polyclinic, $0.code, $0.name])
      }
    case .official:
      guard facility == ownFacility else { return .notAsked }
      let today = LocalDay.text(at: now())
      return try await firstFound(in: ServiceKind.allCases) { service throws(VClaimError) in
        try await row(code, in: .doctors(polyclinic: polyclinic, service: service, on: today)) {
          Record([facility, polyclinic, $0.code, $0.name])
        }
      }
    }
  }

  private func room(code: String, facility: String, roomClass: String) async throws(VClaimError) -> LiveAnswer {
    guard client.configuration.dialect == .paged else { return .notAsked }
    return try await firstOnPages { start throws(VClaimError) in
      try await client.rooms(facility: facility, start: start, limit: Self.pageSize)
    } where: {
      $0.code == code && $0.classCode == roomClass
    } makes: {
      Record($0)
    }
  }

  /// Asks several lists, one after the other, until one has the row; it is absent when none of them has data.
  private func firstFound<List>(
    in lists: [List], _ ask: (List) async throws(VClaimError) -> LiveAnswer
  ) async throws(VClaimError) -> LiveAnswer {
    var all = LiveAnswer.absent
    for list in lists {
      let answer = try await ask(list)
      if case .found = answer { return answer }
      if answer == .notListed { all = .notListed }
    }
    return all
  }

  private func firstOnPages<Row: Equatable>(
    _ page: (Int) async throws(VClaimError) -> [Row], where matches: (Row) -> Bool, makes record: (Row) -> Record
  ) async throws(VClaimError) -> LiveAnswer {
    var start = 0
    var previous: [Row] = []
    for _ in 0..<Self.mostPages {
      let rows = try await page(start)
      if let found = rows.first(where: matches) { return .found(record(found)) }
      // The end is an empty page, never a short one.
      if rows.isEmpty { return .absent }
      // A page that comes again means that paging is ignored.
      if rows == previous { return .notListed }
      start += rows.count
      previous = rows
    }
    return .notListed
  }
}

extension Record {
  fileprivate init(_ texts: [String]) {
    self.init(values: texts.map { .text($0) })
  }

  fileprivate init(_ row: ReferenceRow, level: FacilityLevel?) {
    self.init(values: [.text(row.code), .text(row.name), level.map { .integer(Int64($0.rawValue)) } ?? .null])
  }

  fileprivate init(_ room: Room) {
    self.init(values: [
      .text(room.facilityCode), .text(room.classCode), .text(room.code), .text(room.name),
      room.capacity.map { .integer(Int64($0)) } ?? .null, room.available.map { .integer(Int64($0)) } ?? .null,
    ])
  }
}
