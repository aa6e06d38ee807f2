internal import ReferenceStore
internal import VClaim

/// The parameters of a query, taken one by one; what is left over in the end is an error.
struct QueryParameters {
  private var rest: [String: String]

  init(_ query: [String: String]) { rest = query }

  mutating func text(_ name: String) -> String? { rest.removeValue(forKey: name) }

  mutating func flag(_ name: String) throws(Refusal) -> Bool {
    switch text(name) {
    case nil, "0": return false
    case "1": return true
    default: throw .badRequest("\(name) is 0 or 1")
    }
  }

  mutating func dataset(_ name: String) throws(Refusal) -> Dataset? {
    guard let text = text(name) else { return nil }
    guard let dataset = Dataset(named: text) else { throw .unknownDataset() }
    return dataset
  }

  mutating func day(_ name: String) throws(Refusal) -> CalendarDay? {
    guard let text = text(name) else { return nil }
    guard let day = CalendarDay(text) else { throw .badRequest("\(name) is a day, written yyyy-mm-dd") }
    return day
  }

  mutating func number(_ name: String, in range: ClosedRange<Int64>) throws(Refusal) -> Int64? {
    guard let text = text(name) else { return nil }
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let number = Int64(text),
      range.contains(number)
    else {
      throw .badRequest("\(name) is a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func end() throws(Refusal) {
    guard rest.isEmpty else { throw .badRequest("there is a parameter that is not known here") }
  }
}
