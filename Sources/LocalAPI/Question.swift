internal import ReferenceStore
internal import VClaim

/// What can be asked of the file, and for a miss of the service.
enum Question: Sendable, Equatable {
  case health
  /// The status page.
  case page
  case readiness
  case status
  case metrics
  /// What the guard holds back.
  case pending
  /// Which service is left alone, and why.
  case coolDown
  /// The journal, of one dataset or of all.
  case changes(since: Int64, of: Dataset?)
  case history(Dataset, key: [String])
  case lookUp(Dataset, key: [String], isLive: Bool)
  case pastLookUp(Dataset, key: [String], asOf: CalendarDay)
  case search(Dataset, text: String, limit: Int)
  /// The service's own search, also of what the file does not have.
  case liveSearch(Dataset, text: String, limit: Int)
  case list(Dataset)
  case pastList(Dataset, asOf: CalendarDay)
}
