package import ReferenceStore
internal import VClaim

/// Entries of the journal as people read them in a terminal.
package enum ChangeText {
  /// What happened to one key as a table: when, in which generation, and what.
  ///
  /// - Parameters:
  ///   - changes: The entries, oldest first.
  ///   - width: Columns that the table may take; nil for a file or a pipe.
  /// - Returns: Lines, each ended by a newline.
  package static func history(_ changes: [Change], width: Int?) -> String {
    var table = TextTable([.left("when"), .right("generation"), .left("op"), .left("what")])
    for change in changes {
      table.add([LocalDay.textWithTime(at: change.at), String(change.generation), change.op.rawValue, what(change)])
    }
    return table.render(width: width)
  }

  /// Changes of any keys as a table.
  ///
  /// - Parameters:
  ///   - changes: The entries, oldest first.
  ///   - width: Columns that the table may take; nil for a file or a pipe.
  /// - Returns: Lines, each ended by a newline.
  package static func journal(_ changes: [Change], width: Int?) -> String {
    var table = TextTable([
      .left("when"), .right("generation"), .left("dataset"), .left("key"), .left("op"), .left("what"),
    ])
    for change in changes {
      table.add([
        LocalDay.textWithTime(at: change.at), String(change.generation), change.dataset,
        change.key.joined(separator: " "), change.op.rawValue, what(change),
      ])
    }
    return table.render(width: width)
  }

  /// Since when a row is gone, and what it was.
  ///
  /// - Parameter last: What happened to its key last.
  /// - Returns: A few words; nil for anything but a removal.
  package static func retirement(_ last: Change) -> String? {
    guard last.op == .removed else { return nil }
    return "\(LocalDay.textWithTime(at: last.at)), was \(what(last))"
  }

  /// The columns besides the key: those that changed as `name: old → new`, else all of the row that came or went.
  private static func what(_ change: Change) -> String {
    guard let dataset = Dataset(named: change.dataset) else { return raw(change) }
    do throws(StoreError) {
      let before = try change.before.map { json throws(StoreError) in try Record(journaled: json, of: dataset) }
      let after = try change.after.map { json throws(StoreError) in try Record(journaled: json, of: dataset) }
      let columns = dataset.columns.indices.dropFirst(dataset.keyCount).filter { !dataset.columns[$0].isVolatile }
      if let before, let after {
        return columns.filter { before.values[$0] != after.values[$0] }.map { index in
          let name = dataset.columns[index].name
          return "\(name): \(AnswerText.cell(before.values[index])) → \(AnswerText.cell(after.values[index]))"
        }.joined(separator: ", ")
      }
      guard let row = before ?? after else { return "" }
      return columns.map { AnswerText.cell(row.values[$0]) }.filter { !$0.isEmpty }.joined(separator: ", ")
    } catch {
      return raw(change)
    }
  }

  /// The entry's own JSON: of a dataset that a newer program added.
  private static func raw(_ change: Change) -> String {
    [change.before, change.after].compactMap(\.self).joined(separator: " → ")
  }
}
