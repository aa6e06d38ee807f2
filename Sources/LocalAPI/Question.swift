internal import ReferenceStore

/// What can be asked of the file, and for a miss of the service.
enum Question: Sendable, Equatable {
  case health
  case readiness
  case status
  /// What the guard holds back.
  case pending
  case changes(since: Int64)
  case lookUp(Dataset, key: [String], isLive: Bool)
  case search(Dataset, text: String, limit: Int)
  /// The service's own search, also of what the file does not have.
  case liveSearch(Dataset, text: String, limit: Int)
  case list(Dataset)
}
