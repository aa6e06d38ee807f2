internal import ReferenceStore
internal import VClaim

/// How one dataset is pulled from each of its sources.
///
/// `all` is the only list of datasets in this room: to add one, add its line here. The order is the order of pulling: a
/// dataset by whose codes others are asked for comes before them.
struct WayToPull: Sendable {
  typealias Parts = @Sendable (SyncConfiguration) -> [PullPart]

  let dataset: Dataset
  /// A way for each source of the dataset's declaration.
  let ways: [DatasetSource: Parts]
  /// The dataset by whose codes this one is asked for.
  let needs: Dataset?
  /// The source in which only a search by keyword leads to the rows.
  let crawled: DatasetSource?

  init(_ dataset: Dataset, _ ways: [DatasetSource: Parts], needs: Dataset? = nil, crawled: DatasetSource? = nil) {
    self.dataset = dataset
    self.ways = ways
    self.needs = needs
    self.crawled = crawled
  }

  static let all: [WayToPull] = [
    WayToPull(.roomClasses, [.official: OneCallPull.list(.roomClasses), .paged: OneCallPull.list(.roomClasses)]),
    WayToPull(
      .polyclinics,
      [
        .antrean: OneCallPull.list(.antreanPolyclinics), .official: PolyclinicPull.crawl, .paged: PolyclinicPull.pages,
      ], crawled: .official),
    WayToPull(.facilities, [.official: FacilityPull.crawl, .paged: FacilityPull.pages], crawled: .official),
    WayToPull(.diagnoses, [.official: DiagnosisPull.crawl, .paged: DiagnosisPull.pages], crawled: .official),
    WayToPull(.procedures, [.official: ProcedurePull.crawl], crawled: .official),
    WayToPull(
      .doctors,
      [.antrean: DoctorPull.inOneCall, .official: DoctorPull.byPolyclinic, .paged: DoctorPull.pages],
      needs: .polyclinics),
    WayToPull(.rooms, [.aplicares: RoomPull.aplicares, .paged: RoomPull.pages]),
    WayToPull(.specialties, [.official: OneCallPull.list(.specialties)]),
    WayToPull(.careRooms, [.official: OneCallPull.list(.careRooms)]),
    WayToPull(.dischargeConditions, [.official: OneCallPull.list(.dischargeConditions)]),
    WayToPull(.dischargeStatuses, [.official: OneCallPull.list(.dischargeStatuses)]),
    WayToPull(.chronicDiagnoses, [.official: OneCallPull.list(.chronicDiagnoses)]),
    WayToPull(.provinces, [.official: OneCallPull.list(.provinces)]),
    WayToPull(.regencies, [.official: AreaPull.byParent { .regencies(province: $0) }], needs: .provinces),
    WayToPull(.districts, [.official: AreaPull.byParent { .districts(regency: $0) }], needs: .regencies),
  ]

  /// Whether a configuration has the dataset crawled.
  func isCrawled(_ configuration: SyncConfiguration) -> Bool {
    configuration.datasets.contains(dataset) && crawled != nil
      && dataset.source(among: configuration.sources) == crawled
  }

  /// The parts of the dataset; none where the configuration does not allow it.
  func parts(_ configuration: SyncConfiguration) -> [PullPart] {
    guard let source = dataset.source(among: configuration.sources) else { return [] }
    return ways[source]?(configuration) ?? []
  }
}
