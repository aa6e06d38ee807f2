package import ReferenceStore
public import VClaim

/// Why the query library could not answer.
///
/// An absent key is no error: see ``LookupSource/absent``.
public struct ReferenceError: Error, Sendable {
  /// The kind of failure; open, so that a later version can add to it.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// The short label.
    public let rawValue: String

    /// Makes a code.
    ///
    /// - Parameter rawValue: The short label.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The reference file cannot be read.
    public static let file = Code(rawValue: "file")
    /// The key is not in the file, and the service could not be asked.
    public static let live = Code(rawValue: "live")
    /// The key is not in the file, and the service did not answer within the caller's deadline.
    public static let deadline = Code(rawValue: "deadline")
    /// The caller was cancelled while it waited for the service.
    public static let cancelled = Code(rawValue: "cancelled")
    /// The service was to be asked, and cannot be for this dataset or key as it is configured.
    public static let notOffered = Code(rawValue: "not_offered")
    /// What was at a moment is not known: the file's journal does not reach back that far.
    public static let unknownPast = Code(rawValue: "unknown_past")
    /// The call's arguments cannot be right, such as a key with too few parts.
    public static let invalidArgument = Code(rawValue: "invalid_argument")
  }

  /// The kind of failure.
  public var code: Code
  /// What happened, in one sentence, without secrets or personal data.
  public var message: String
  /// What the live client said, where it was asked.
  public var live: VClaimError?
  /// What the store said, where it failed.
  package var store: StoreError?

  package init(_ code: Code, _ message: String, live: VClaimError? = nil, store: StoreError? = nil) {
    self.code = code
    self.message = message
    self.live = live
    self.store = store
  }

  /// What stands before the reason when a key is not in the file and the service gave no answer.
  static func missed(_ dataset: Dataset) -> String { "\(dataset.name): not in the file, and the service failed: " }

  /// A label for metrics.
  public var shortDescription: String { live?.shortDescription ?? store?.shortDescription ?? code.rawValue }

  /// Whether the same call may succeed a little later.
  public var isRetryable: Bool {
    if let live { return live.isRetryable }
    if let store { return store.isRetryable }
    return code == .deadline
  }
}

extension ReferenceError: CustomStringConvertible {
  /// The message.
  public var description: String { message }
}
