package import ReferenceStore
package import VClaim

/// Why a dataset, or one partition of it, was not published.
///
/// Names the dataset, the end point as a template (never a value) and the reason. A row's code may stand in `reason`:
/// reference codes are public; members' data never reaches this room.
package struct SyncError: Error, Sendable, CustomStringConvertible {
  /// What kind of failure it is; open, so that a later version can add kinds.
  ///
  /// A failure of the client keeps the client's code, and a failure of the store is `.store`.
  package struct Code: RawRepresentable, Hashable, Sendable {
    /// The code as it stands in logs and metrics.
    package let rawValue: String

    /// Makes a code from its text.
    ///
    /// - Parameter rawValue: In snake case, fit for a metric label.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// The requests of 24 hours are spent, or what is left of them is kept back for look-ups.
    package static let budgetSpent = Code(rawValue: "budget_spent")
    /// The service is left alone for a while: it asked for that, or is down.
    package static let coolDown = Code(rawValue: "cool_down")
    /// The service refuses the credentials, and is left alone for that or has said so just now.
    package static let credentialsRefused = Code(rawValue: "credentials_refused")
    /// The pull was called off; nothing is wrong with the service.
    package static let cancelled = Code(rawValue: "cancelled")
    /// A keyword of the greatest length still reaches the row cap, or hides behind it.
    package static let cannotTellApart = Code(rawValue: "cannot_tell_apart")
    /// One answer lists one key with two values, or several answers kept disagreeing about it.
    package static let conflictingRows = Code(rawValue: "conflicting_rows")
    /// An answer lacks a row that other answers prove to belong into it.
    package static let incompleteAnswer = Code(rawValue: "incomplete_answer")
    /// A list kept changing while it was read page by page.
    package static let listChanged = Code(rawValue: "list_changed")
    /// The service cannot be asked for all of a list; what was found is published, and nothing removed.
    package static let listNotWhole = Code(rawValue: "list_not_whole")
    /// A row has no code, or another value that its table needs.
    package static let malformedRow = Code(rawValue: "malformed_row")
    /// The rows that the file has are no guide to those of the service; the crawl then starts from nothing, so that no
    /// pull ends in it.
    static let knowledgeDoubtful = Code(rawValue: "knowledge_doubtful")
    /// The service listed no row at all where it had some before.
    package static let nothingListed = Code(rawValue: "nothing_listed")
    /// The dataset is asked for by the codes of another one, such as doctors by polyclinic, and none is known yet.
    package static let prerequisiteUnknown = Code(rawValue: "prerequisite_unknown")
    /// A page came twice.
    package static let repeatedPage = Code(rawValue: "repeated_page")
    /// The file could not be read or written.
    package static let store = Code(rawValue: "store")
    /// A list did not end, or a crawl kept splitting, within the bound on requests.
    package static let tooManyRequests = Code(rawValue: "too_many_requests")
  }

  /// What kind of failure it is.
  package var code: Code
  /// The table's name of the dataset.
  package var dataset: String
  /// The end point's template, such as `referensi/poli/{keyword}`; nil when the failure is not of an end point.
  package var endpoint: String?
  /// What happened, in one sentence without dataset and end point.
  package var reason: String
  /// The earliest moment, in unix seconds, at which trying again makes sense, where the gate knows it; nil where only time
  /// tells.
  package var notBefore: Int64?
  /// The error underneath, where it was the client's.
  package var clientError: VClaimError?
  /// The error underneath, where it was the store's.
  package var storeError: StoreError?
  private let isWorthRetrying: Bool

  /// Makes an error of this room's own.
  ///
  /// - Parameters:
  ///   - code: What kind of failure it is.
  ///   - dataset: The dataset that was pulled.
  ///   - endpoint: The end point's template.
  ///   - reason: What happened.
  package init(_ code: Code, dataset: Dataset, endpoint: String?, reason: String) {
    self.code = code
    self.dataset = dataset.name
    self.endpoint = endpoint
    self.reason = reason
    isWorthRetrying = [.conflictingRows, .incompleteAnswer, .listChanged, .repeatedPage].contains(code)
  }

  /// Wraps an error of the client.
  ///
  /// - Parameters:
  ///   - error: The client's error.
  ///   - dataset: The dataset that was pulled.
  ///   - endpoint: The end point's template.
  package init(_ error: VClaimError, dataset: Dataset, endpoint: String) {
    code = Code(rawValue: error.code.rawValue)
    self.dataset = dataset.name
    self.endpoint = endpoint
    reason = error.message
    clientError = error
    isWorthRetrying = error.isRetryable
  }

  /// Wraps what the gate says.
  ///
  /// - Parameters:
  ///   - refusal: Why it let nothing pass.
  ///   - dataset: The dataset that was pulled.
  ///   - endpoint: The end point's template.
  init(_ refusal: GateRefusal, dataset: Dataset, endpoint: String) {
    let code: Code =
      switch refusal.kind {
      case .budgetSpent: .budgetSpent
      case .coolDown: .coolDown
      case .credentialsRefused: .credentialsRefused
      case .cancelled, .late: .cancelled
      }
    self.init(code, dataset: dataset, endpoint: endpoint, reason: refusal.description)
    notBefore = refusal.notBefore
  }

  /// Wraps an error of the store.
  ///
  /// - Parameters:
  ///   - error: The store's error.
  ///   - dataset: The dataset that was read or published.
  package init(_ error: StoreError, dataset: Dataset) {
    code = .store
    self.dataset = dataset.name
    // With SQLite's own words: "publishing failed" alone tells nobody what to mend.
    reason = error.description
    storeError = error
    isWorthRetrying = error.isRetryable
  }

  /// The kind of failure, fit for a metric label.
  package var shortDescription: String { storeError?.shortDescription ?? code.rawValue }

  /// Whether the same pull may succeed a little later without anyone's help.
  package var isRetryable: Bool { isWorthRetrying }

  /// Whether it is what the service answered that cannot be, and not that it did not answer: the same answers would
  /// bring the same error.
  var isOfAnswers: Bool {
    switch code {
    case .cannotTellApart, .conflictingRows, .incompleteAnswer, .listChanged, .nothingListed, .repeatedPage,
      .tooManyRequests:
      true
    default: false
    }
  }

  /// One line: dataset, end point and reason.
  package var description: String {
    guard let endpoint else { return "\(dataset): \(reason)" }
    return "\(dataset): \(endpoint): \(reason)"
  }
}
