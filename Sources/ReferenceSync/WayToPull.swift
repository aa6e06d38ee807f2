internal import ReferenceStore
internal import VClaimWire

/// How one dataset is pulled in each dialect.
///
/// `all` is the only list of datasets in this room: to add one, add its line here. The order is the order of pulling, so
/// that polyclinics come before the doctors that are asked for by polyclinic.
struct WayToPull: Sendable {
  typealias Parts = @Sendable (SyncConfiguration) -> [PullPart]

  let dataset: Dataset
  let official: Parts
  let paged: Parts
  /// Whether its partitions are the configured facilities, each of which may rightly have no row.
  var isByFacility = false

  static let all: [WayToPull] = [
    WayToPull(dataset: .roomClasses, official: RoomClassPull.list, paged: RoomClassPull.list),
    WayToPull(dataset: .polyclinics, official: PolyclinicPull.crawl, paged: PolyclinicPull.pages),
    WayToPull(dataset: .facilities, official: FacilityPull.crawl, paged: FacilityPull.pages),
    WayToPull(dataset: .diagnoses, official: DiagnosisPull.crawl, paged: DiagnosisPull.pages),
    WayToPull(dataset: .doctors, official: DoctorPull.byPolyclinic, paged: DoctorPull.pages, isByFacility: true),
    WayToPull(dataset: .rooms, official: off, paged: RoomPull.pages, isByFacility: true),
  ]

  /// The parts of the dataset; none where the dialect or the configuration does not allow it.
  func parts(_ configuration: SyncConfiguration) -> [PullPart] {
    switch configuration.dialect {
    case .official: official(configuration)
    case .paged: paged(configuration)
    }
  }

  private static let off: Parts = { _ in [] }
}
