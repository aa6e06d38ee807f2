/// The numbers that name a member.
enum MemberNumber {
  /// The number on the card.
  case card
  /// The population number.
  case nik

  /// What is wrong with a number.
  ///
  /// - Parameter number: The number.
  /// - Returns: A sentence without the number itself, or nil when it can be right.
  func fault(of number: String) -> String? {
    let (name, length) =
      switch self {
      case .card: ("the card number", 13)
      case .nik: ("the population number (NIK)", 16)
      }
    guard number.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return "\(name) must consist of digits alone"
    }
    let count = number.utf8.count
    return count == length ? nil : "\(name) must have \(length) digits, not \(count)"
  }
}
