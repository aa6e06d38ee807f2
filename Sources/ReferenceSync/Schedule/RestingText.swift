internal import ReferenceStore

/// How the file stands while nothing is pulled, in one line for a service manager's status text.
enum RestingText {
  /// Writes the line: `generation 41: 13 fresh, 1 held; last pull failed: rooms; next: rooms at 14:05`.
  ///
  /// - Parameters:
  ///   - statuses: How the datasets stand.
  ///   - next: What is pulled next, and at which second of the local day; nil where nothing is scheduled.
  /// - Returns: The line.
  static func line(
    _ statuses: [DatasetStatus], next: (dataset: Dataset, secondOfDay: Int64)?
  ) -> String {
    let on = statuses.filter { $0.state != .off }
    let counts = DatasetStatus.State.allCases.compactMap { state -> String? in
      let count = on.count { $0.state == state }
      return count == 0 ? nil : "\(count) \(state.rawValue)"
    }
    let failing = on.filter { $0.lastError != nil }.map { $0.dataset.replacing("_", with: "-") }
    let generation = statuses.map(\.generation).max() ?? 0
    var parts = ["generation \(generation): \(counts.isEmpty ? "nothing is on" : counts.joined(separator: ", "))"]
    if !failing.isEmpty { parts.append("last pull failed: \(failing.joined(separator: ", "))") }
    if let next {
      let minutes = next.secondOfDay / 60
      let minute = minutes % 60
      parts.append("next: \(next.dataset.commandName) at \(minutes / 60):\(minute < 10 ? "0" : "")\(minute)")
    } else {
      parts.append("nothing is scheduled")
    }
    return parts.joined(separator: "; ")
  }
}
