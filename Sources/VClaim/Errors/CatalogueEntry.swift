extension VClaimError {
  /// What is known of one kind of failure.
  ///
  /// The manual page `vclaim-errors(7)` and the documentation's page of errors are made of these.
  public struct CatalogueEntry: Sendable, Hashable {
    /// The kind of failure.
    public let code: Code
    /// The short label, fit for a metric: ``VClaimError/shortDescription``.
    public let label: String
    /// What happened, in a sentence or two.
    public let summary: String
    /// Whether trying again helps; begins with "Yes" where ``VClaimError/isRetryable`` holds, else with "No".
    public let retry: String
    /// What the administrator should do.
    public let action: String
    /// The exit status of a command that ends with this error (`sysexits.h`).
    public let exitStatus: Int32

    init(_ code: Code, exit exitStatus: Int32, _ summary: String, retry: String, action: String) {
      self.code = code
      self.label = code.label
      self.summary = summary
      self.retry = retry
      self.action = action
      self.exitStatus = exitStatus
    }
  }
}

extension VClaimError.Code {
  /// What is known of this kind, or nil for one of a later version or of another transport.
  public var catalogueEntry: VClaimError.CatalogueEntry? {
    VClaimError.catalogue.first { $0.code == self }
  }

  private static let labelPrefix = "vclaim_"

  /// The kind with the name of the client before it.
  var label: String { Self.labelPrefix + rawValue }

  /// The kind that a label tells.
  ///
  /// - Parameter label: An error's ``VClaimError/shortDescription``.
  package init(label: String) {
    self.init(
      rawValue: label.hasPrefix(Self.labelPrefix) ? String(label.dropFirst(Self.labelPrefix.count)) : label)
  }
}

extension VClaimError {
  /// The exit status of a command that ends with this error.
  ///
  /// It is the catalogue's, with two exceptions: 78 (configuration) for an invalid argument that is a setting of client or
  /// transport and not a value of a request, and 70 (a mistake of the program) for a kind that the catalogue has not.
  public var exitStatus: Int32 {
    if code == .invalidArgument, endpoint == nil || underlying is TransportError { return 78 }
    return code.catalogueEntry?.exitStatus ?? 70
  }
}
