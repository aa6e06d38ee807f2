/// The routes as they are counted.
extension Route {
  /// What is counted where a path leads nowhere: what a client sends must not make labels.
  static let unknownLabel = "other"

  /// The path without values.
  var label: String {
    switch self {
    case .question(let question): question.label
    case .order(let order): order.label
    }
  }
}

extension Question {
  fileprivate var label: String {
    switch self {
    case .page: "/"
    case .health: "/healthz"
    case .readiness: "/readyz"
    case .status: "/v1/status"
    case .metrics: "/metrics"
    case .pending: "/v1/pending"
    case .coolDown: "/v1/cooldown"
    case .changes: "/v1/changes"
    case .history: "/v1/history/{dataset}/{key}"
    case .lookUp, .pastLookUp: "/v1/{dataset}/{key}"
    case .search, .liveSearch: "/v1/{dataset}?q"
    case .list, .pastList: "/v1/{dataset}"
    }
  }
}

extension Order {
  fileprivate var label: String {
    switch self {
    case .resync: "/v1/resync"
    case .approve: "/v1/approve"
    case .reject: "/v1/reject"
    case .rollback: "/v1/rollback"
    case .reload: "/v1/reload"
    case .clearCoolDown: "/v1/cooldown"
    }
  }
}
