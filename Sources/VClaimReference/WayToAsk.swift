import ReferenceStore
import VClaim

/// How the service is asked for one row of each dataset, and for the rows that a text matches.
///
/// `all` is the only list of datasets in this room besides their types of row: to have misses of a dataset answered live,
/// add its line here.
struct WayToAsk: Sendable {
  /// Asks for the row of a key.
  typealias Row = @Sendable (ServiceSource, _ key: [String]) async throws(VClaimError) -> LiveAnswer
  /// Asks the service's own search.
  typealias Search = @Sendable (ServiceSource, _ text: String) async throws(VClaimError) -> [Record]

  let dataset: Dataset
  /// A way for each source of the dataset's declaration.
  let rows: [DatasetSource: Row]
  /// The search of the official dialect, where it has one.
  let search: Search?

  init(_ dataset: Dataset, _ rows: [DatasetSource: Row], search: Search? = nil) {
    self.dataset = dataset
    self.rows = rows
    self.search = search
  }

  static let all: [WayToAsk] = [
    WayToAsk(
      .polyclinics,
      [
        .antrean: row { _ in .antreanPolyclinics }, .official: row { .polyclinics(matching: $0) },
        .paged: row { .polyclinic(code: $0) },
      ],
      search: rows { .polyclinics(matching: $0) }),
    WayToAsk(
      .facilities, [.official: FacilityQuestion.byLevel, .paged: FacilityQuestion.byCode],
      search: FacilityQuestion.search),
    WayToAsk(
      .diagnoses, [.official: row { .diagnoses(matching: $0) }, .paged: row { .diagnosis(code: $0) }],
      search: rows { .diagnoses(matching: $0) }),
    WayToAsk(
      .procedures, [.official: row { .procedures(matching: $0) }], search: rows { .procedures(matching: $0) }),
    WayToAsk(
      .doctors,
      [.antrean: DoctorQuestion.inOneCall, .official: DoctorQuestion.byPolyclinic, .paged: DoctorQuestion.pages],
      search: DoctorQuestion.byName),
    WayToAsk(.roomClasses, [.official: row { _ in .roomClasses }, .paged: row { _ in .roomClasses }]),
    WayToAsk(.rooms, [.aplicares: RoomQuestion.aplicares, .paged: RoomQuestion.pages]),
    WayToAsk(.specialties, [.official: row { _ in .specialties }]),
    WayToAsk(.careRooms, [.official: row { _ in .careRooms }]),
    WayToAsk(.dischargeConditions, [.official: row { _ in .dischargeConditions }]),
    WayToAsk(.dischargeStatuses, [.official: row { _ in .dischargeStatuses }]),
    WayToAsk(.chronicDiagnoses, [.official: row { _ in .chronicDiagnoses }]),
    WayToAsk(.provinces, [.official: row { _ in .provinces }]),
    WayToAsk(.regencies, [.official: rowBelow { .regencies(province: $0) }]),
    WayToAsk(.districts, [.official: rowBelow { .districts(regency: $0) }]),
    WayToAsk(.chronicDrugs, [:], search: rows { .chronicDrugs(matching: $0) }),
  ]

  /// The row of a code, out of the answer to one request for that code.
  private static func row(_ request: @escaping @Sendable (_ code: String) -> ReferenceRequest) -> Row {
    { source, key throws(VClaimError) in
      try await source.row(key[0], in: request(key[0])) { Record([$0.code, $0.name]) }
    }
  }

  /// The row of a code below another one, out of the answer to one request for that other one.
  private static func rowBelow(_ request: @escaping @Sendable (_ parent: String) -> ReferenceRequest) -> Row {
    { source, key throws(VClaimError) in
      try await source.row(key[1], in: request(key[0])) { Record([key[0], $0.code, $0.name]) }
    }
  }

  private static func rows(_ request: @escaping @Sendable (_ text: String) -> ReferenceRequest) -> Search {
    { source, text throws(VClaimError) in
      try await source.client.rows(for: request(text)).map { Record([$0.code, $0.name]) }
    }
  }
}
