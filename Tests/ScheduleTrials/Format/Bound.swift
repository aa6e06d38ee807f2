/// A range as a scenario writes it: `none`, `4`, `3 to 5`, `at most 5`, `at least 2`.
struct Bound: Sendable {
  let text: String
  let range: ClosedRange<Int64>

  /// Reads a range.
  ///
  /// - Parameters:
  ///   - text: What the scenario says.
  ///   - number: Reads a number or a duration; nil for what is none.
  init?(_ text: String, _ number: (String) -> Int64?) {
    self.text = text
    let words = text.split(separator: " ").map(String.init)
    let numbers = words.compactMap(number)
    switch words.count {
    case 1 where text == "none": range = 0...0
    case 1:
      guard let only = numbers.first else { return nil }
      range = only...only
    case 3 where words[1] == "to" && numbers.count == 2:
      guard numbers[0] <= numbers[1] else { return nil }
      range = numbers[0]...numbers[1]
    case 3 where words[0] == "at" && numbers.count == 1:
      switch words[1] {
      case "most": range = .min...numbers[0]
      case "least": range = numbers[0]...(.max)
      default: return nil
      }
    default: return nil
    }
  }
}
