/// What was wrong with bytes that came from the service, or with what was to be sent to it.
///
/// Of an answer it quotes the code of a reference row at most, of a credential nothing: it can be logged as it is.
public struct WireError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of failure; open, so that a later version can add kinds.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// The stable text of the code, in lower case with underscores.
    public let rawValue: String

    /// Makes a code from its stable text.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }
  }

  /// The kind of failure.
  public var code: Code

  /// What happened and, where that is known, the most likely cause.
  public var message: String

  /// The place, from 0, of the row at fault in its list; nil where no row is.
  public var rowIndex: Int?

  /// Makes an error.
  package init(_ code: Code, _ message: String, rowIndex: Int? = nil) {
    self.code = code
    self.message = message
    self.rowIndex = rowIndex
  }

  /// The code alone, fit for a metric label.
  public var shortDescription: String { code.rawValue }

  /// Whether the same request may well succeed a moment later: true for what gateways and maintenance windows cause.
  public var isRetryable: Bool {
    switch code {
    case .emptyBody, .htmlBody, .cutBody: true
    default: false
    }
  }

  /// Code and message on one line.
  public var description: String { "\(code.rawValue): \(message)" }
}

extension WireError.Code {
  /// A credential that the dialect requires is absent or empty.
  public static let missingCredential = Self(rawValue: "missing_credential")
  /// A credential cannot stand in a header: it holds a control character or one outside ASCII.
  public static let invalidCredential = Self(rawValue: "invalid_credential")
  /// The body holds nothing, or white space only.
  public static let emptyBody = Self(rawValue: "empty_body")
  /// The body is an HTML or XML page.
  public static let htmlBody = Self(rawValue: "html_body")
  /// The text ends before its JSON does.
  public static let cutBody = Self(rawValue: "cut_body")
  /// The text is no JSON, and not because it ends early.
  public static let malformedJSON = Self(rawValue: "malformed_json")
  /// The text is not UTF-8.
  public static let notUTF8 = Self(rawValue: "not_utf8")
  /// The JSON is sound but of another shape than the service's answers have.
  public static let unexpectedShape = Self(rawValue: "unexpected_shape")
  /// A string that should have been an encrypted answer cannot be decrypted.
  public static let undecipherable = Self(rawValue: "undecipherable")
  /// The packed text breaks the rules of LZString.
  public static let malformedPacking = Self(rawValue: "malformed_packing")
  /// The unpacked text exceeds the limit that the caller set.
  public static let outputTooLarge = Self(rawValue: "output_too_large")
  /// A row has no code.
  public static let codelessRow = Self(rawValue: "row_without_code")
  /// One code came with different values in one answer.
  public static let conflictingRows = Self(rawValue: "conflicting_rows")
}
