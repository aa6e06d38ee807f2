/// One named piece of work, as far as it has come.
package struct ProgressBar: Sendable, Hashable {
  /// How a piece of work stands.
  package enum State: Sendable, Hashable {
    /// Under way.
    case running
    /// Done.
    case succeeded
    /// Given up.
    case failed
  }

  /// What the work is called.
  package let name: String
  /// How much is done.
  package var completed: Int
  /// How much there is in all; nil while unknown.
  ///
  /// A crawl learns of more as it goes: it may grow.
  package var total: Int?
  /// What else to say: `12246 rows`.
  package var detail: String
  /// How it stands.
  package var state: State

  /// Describes a piece of work.
  ///
  /// - Parameters:
  ///   - name: What it is called; no other bar on the screen has this name.
  ///   - completed: How much is done, not negative.
  ///   - total: How much there is in all, where that is known.
  ///   - detail: What else to say.
  ///   - state: How it stands.
  package init(
    _ name: String, completed: Int = 0, total: Int? = nil, detail: String = "", state: State = .running
  ) {
    self.name = name
    self.completed = completed
    self.total = total
    self.detail = detail
    self.state = state
  }

  /// The finished part in whole percent, 0 to 100; nil while the whole is unknown.
  ///
  /// Never 100 before all is done.
  package var percent: Int? {
    if state == .succeeded { return 100 }
    guard let total, total > 0 else { return nil }
    return Int(Double(min(max(completed, 0), total)) / Double(total) * 100)
  }

  /// The bar on one line, as a terminal shows it.
  ///
  /// - Parameters:
  ///   - width: Columns that the line may take.
  ///   - nameWidth: Columns for the name, so that several bars stand below each other.
  ///   - hasColor: Whether the outcome may be coloured.
  /// - Returns: The line without a newline, at most `width` columns wide.
  package func line(width: Int, nameWidth: Int, hasColor: Bool) -> String {
    let name = name.fitted(to: nameWidth).padded(to: nameWidth)
    // A narrow terminal has no room for a picture; the numbers say the same.
    let track = width >= 60 ? " \(picture(columns: width / 4))" : ""
    let text = "\(name)\(track) \(amount.paddedLeft(to: 5))  \(detail)".fitted(to: width)
    guard hasColor else { return text }
    switch state {
    case .running: return text
    case .succeeded: return "\u{1B}[32m\(text)\u{1B}[0m"
    case .failed: return "\u{1B}[31m\(text)\u{1B}[0m"
    }
  }

  /// The bar in words, as a file or a log gets it.
  package var plainLine: String {
    let outcome =
      switch state {
      case .running: total.map { "\(completed) of \($0)" } ?? "\(completed)"
      case .succeeded: "done"
      case .failed: "failed"
      }
    return ["\(name):", outcome, detail].filter { !$0.isEmpty }.joined(separator: " ").escapedLine
  }

  private var amount: String {
    if state == .failed { return "fail" }
    return percent.map { "\($0)%" } ?? "\(completed)"
  }

  private func picture(columns: Int) -> String {
    let inside = columns - 2
    let filled = (percent ?? 0) * inside / 100
    return "[" + String(repeating: "=", count: filled) + String(repeating: " ", count: inside - filled) + "]"
  }
}
