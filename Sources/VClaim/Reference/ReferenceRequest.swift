/// One reference end point with its arguments, before signing.
///
/// A request is made by one of the static members, such as ``diagnoses(matching:)``; each says which dialects have it.
/// Arguments are checked when the request is sent, so that making one cannot fail.
///
/// The end points are those of `vclaim.md`, section 4.
public struct ReferenceRequest: Sendable, Hashable {
  /// One argument: what stands in braces in the template.
  struct Argument: Sendable, Hashable {
    /// What a value has to look like.
    enum Rule: Sendable, Hashable {
      case text
      case date
      case count(from: Int)
    }

    let name: String
    let value: String
    let rule: Rule
  }

  /// The path with the names of its arguments, such as `referensi/diagnosa/{keyword}`: fit for logs and errors.
  public let template: String
  /// The name under which the answer usually holds its list.
  public let listKey: String
  /// The service that has this end point.
  public let service: BPJSService
  /// The dialects of VClaim with which this end point can be asked: all, where another service has it.
  public let dialects: Set<Dialect>
  /// How the rows of the answer name their members.
  let shape: RowShape
  /// Whether the answer may be one object instead of a list.
  let isExact: Bool
  /// The arguments in the order of the path.
  let arguments: [Argument]

  init(
    _ template: String, of service: BPJSService = .vclaim, listKey: String = "list", shape: RowShape = .coded,
    dialects: Set<Dialect> = Set(Dialect.allCases), isExact: Bool = false, _ arguments: [Argument] = []
  ) {
    self.service = service
    self.shape = shape
    self.template = template
    self.listKey = listKey
    self.dialects = dialects
    self.isExact = isExact
    self.arguments = arguments
  }

  /// The path under the base address, every argument percent-encoded into exactly one segment.
  ///
  /// It holds the values: not for logs.
  public var path: String {
    var remaining = arguments[...]
    return template.split(separator: "/").map { segment in
      guard segment.hasPrefix("{"), let argument = remaining.popFirst() else { return String(segment) }
      return PercentEncoding.segment(argument.value)
    }.joined(separator: "/")
  }

  /// Checks that this request can be sent in a dialect; whether its service is configured shows when it is sent.
  ///
  /// - Parameter dialect: The configured dialect.
  /// - Throws: ``VClaimError`` with `unsupported` when the dialect has no such end point, or `invalidArgument` when an
  ///   argument is blank, would be read as a relative path, is not a day, or is a number out of range.
  func check(for dialect: Dialect) throws(VClaimError) {
    guard dialects.contains(dialect) else {
      throw error(.unsupported, "the \(dialect.rawValue) dialect has no such end point", dialect)
    }
    for argument in arguments {
      if let fault = argument.fault {
        throw error(.invalidArgument, "\(argument.name) \(fault)", dialect)
      }
    }
  }

  private func error(_ code: VClaimError.Code, _ message: String, _ dialect: Dialect) -> VClaimError {
    VClaimError(code, message, endpoint: template, dialect: dialect)
  }
}

extension ReferenceRequest: CustomStringConvertible {
  /// The template, without any value.
  public var description: String { template }
}

extension ReferenceRequest.Argument {
  static func text(_ name: String, _ value: String) -> Self { Self(name: name, value: value, rule: .text) }

  static func date(_ name: String, _ value: String) -> Self { Self(name: name, value: value, rule: .date) }

  static func count(_ name: String, _ value: Int, from first: Int) -> Self {
    Self(name: name, value: String(value), rule: .count(from: first))
  }

  /// What is wrong with the value, or nil; never the value itself.
  var fault: String? {
    switch rule {
    case .text:
      if value.utf8.allSatisfy({ $0 <= 0x20 }) { return "is empty" }
      if value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return "holds a control character" }
      // "." and ".." consist of unreserved characters, and even encoded they mean a relative path to many a server.
      if value == "." || value == ".." { return "must not be a relative path" }
      return nil
    case .date:
      return CalendarDay(value) == nil ? "must be a day, written yyyy-mm-dd" : nil
    case .count(let first):
      return (Int(value) ?? first - 1) < first ? "must be at least \(first)" : nil
    }
  }
}
