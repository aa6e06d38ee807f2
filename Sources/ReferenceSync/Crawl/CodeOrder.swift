internal import VClaimWire

/// What can be known of a cut answer because the end point answers in ascending order of code.
///
/// The order is no promise of the service: it is believed once answers enough have kept to it, while every answer does,
/// and whoever relied on it asks `holds` again at the end.
struct CodeOrder {
  /// Neighbouring rows, of all answers together, from which order is no chance: not one time in a thousand million, even
  /// if all answers had two rows.
  static let tellingPairs = 30

  private var pairs = 0
  private var isKept = true
  /// The last code of each keyword's answer.
  private var lastCodes: [String: String] = [:]

  var holds: Bool { isKept && pairs >= Self.tellingPairs }

  mutating func check(_ answer: [ReferenceRow]) {
    guard isKept, answer.count > 1 else { return }
    pairs += answer.count - 1
    let codes = answer.map { $0.code.uppercased() }
    isKept = zip(codes, codes.dropFirst()).allSatisfy { $0 < $1 }
  }

  mutating func note(_ answer: [ReferenceRow], of keyword: String) {
    lastCodes[keyword] = answer.last?.code.uppercased()
  }

  /// Whether a cut answer proves that no row has the keyword itself as its code, unless it shows it.
  func hasPassed(codeEqualTo keyword: String) -> Bool {
    guard holds, let last = lastCodes[keyword] else { return false }
    return last > keyword
  }

  /// Whether a cut answer shows all rows whose code begins with the keyword.
  func hasPassed(allCodesOf keyword: String) -> Bool {
    guard let last = lastCodes[keyword] else { return false }
    return hasPassed(codeEqualTo: keyword) && !last.hasPrefix(keyword)
  }
}
