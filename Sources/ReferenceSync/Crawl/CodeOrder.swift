internal import VClaimWire

/// What can be known of a cut answer because the end point answers in ascending order of code.
///
/// The order is no promise of the service: it is believed while every answer that is long enough to tell keeps to it, and
/// whoever relied on it asks `holds` again at the end.
struct CodeOrder {
  /// Rows from which an answer in order is no chance.
  static let tellingLength = 10

  private(set) var holds = true
  /// The last code of each keyword's answer, where it was long enough.
  private var lastCodes: [String: String] = [:]

  mutating func check(_ answer: [ReferenceRow]) {
    guard holds, answer.count >= Self.tellingLength else { return }
    let codes = answer.map { $0.code.uppercased() }
    holds = zip(codes, codes.dropFirst()).allSatisfy { $0 < $1 }
  }

  mutating func note(_ answer: [ReferenceRow], of keyword: String) {
    lastCodes[keyword] = answer.count < Self.tellingLength ? nil : answer.last?.code.uppercased()
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
