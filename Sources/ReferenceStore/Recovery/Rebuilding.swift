import FoundationEssentials
import Glibc
import SQLite

/// Brings a damaged reference file back, in place: readers that have it open see the new content from their next
/// transaction on.
///
/// The new content is put together in a file of its own and checked there. Only then does it take the place of the damaged
/// one, in one transaction, and only once a copy of the damaged file is safe on the disk. A program that dies meanwhile
/// leaves the damaged file as it was, but for a header that says that it is a database, and the next one begins again.
struct Rebuilding {
  let path: String
  let snapshots: SnapshotDirectory
  let time: Int64

  /// Where the new content is put together.
  private var workshop: String { path + ".rebuilding" }
  private var draft: String { workshop + "/draft.sqlite" }

  /// Rebuilds the file, or makes it where it is missing.
  ///
  /// - Parameter reason: What is wrong with it; nil where it is missing or empty.
  /// - Returns: What was done, in one sentence.
  /// - Throws: `StoreError`: then the file is as it was.
  func run(reason: String?) throws(StoreError) -> String {
    clear()
    defer { clear() }
    do {
      let aside = try keepAside()
      try FileManager.default.createDirectory(atPath: workshop, withIntermediateDirectories: true)
      let source: String
      do { source = try makeDraft(of: aside) } catch {
        // Nothing was changed: what fails again and again, as on a full disk, must not leave a copy each time.
        if let aside, aside.hasPrefix(path + ".aside-") {
          for file in [aside, aside + "-wal"] { _ = unsafe unlink(file) }
        }
        throw error
      }
      let inPlace = try putInPlace()
      let what = reason.map { "\(path) was damaged (\($0))" } ?? "\(path) was missing or empty"
      let kept = aside.map { "; it is kept as \($0)" } ?? ""
      let readers = inPlace ? "" : "; programs that have it open must open it again"
      return "\(what)\(kept); now it has \(source)\(readers)"
    } catch {
      throw StoreError(error, while: "rebuilding \(path)")
    }
  }

  /// Removes what one left that was broken off.
  func clear() { try? FileManager.default.removeItem(atPath: workshop) }

  /// Copies what is there; nil where that is nothing.
  private func keepAside() throws(StoreError) -> String? {
    guard FileKind.size(of: path) > 0 || FileKind.size(of: path + "-wal") > 0 else { return nil }
    guard unsafe access(path, F_OK) == 0 else {
      // A log without its database, which SQLite would delete.
      return FileAside.moveAlone(path + "-wal", at: time)
    }
    return try FileAside.copy(path, at: time)
  }

  /// Puts the new content together.
  ///
  /// - Returns: What it is, for a person.
  private func makeDraft(of aside: String?) throws -> String {
    let copies = try copies(of: aside)
    let salvages = copies.compactMap { Salvage(copyAt: $0) }
    let snapshot = snapshots.newestGood()
    let known = max(snapshots.knownGeneration, salvages.map(\.generation).max() ?? 0)
    // What was published after the log was exchanged for another one is in the newest snapshot only.
    if let index = salvages.firstIndex(where: { $0.isComplete && $0.generation >= known }) {
      // Without the log that the file had, later generations may have been seen.
      try carryAll(of: salvages[index], asNew: index > 0 || salvages.count < copies.count)
      return "all of its rows and its journal, with new search indexes"
    }
    if let snapshot { try restore(snapshot) }
    let carried = try publish(salvages.first, after: salvages.isEmpty ? max(known, time) : known)
    let base = snapshot.map { "the snapshot of generation \($0.generation)" } ?? "empty tables, which are pulled anew"
    guard !carried.isEmpty else { return base }
    return "\(base), and what was whole: \(carried.map(\.commandName).joined(separator: ", "))"
  }

  /// Copies to work on: with the log, and without it, should the log be another file's.
  private func copies(of aside: String?) throws(StoreError) -> [String] {
    guard let aside, aside.hasPrefix(path + ".aside-") else { return [] }
    var copies = [workshop + "/whole.sqlite"]
    try FileBytes.copy(aside, to: copies[0])
    if FileKind.size(of: aside + "-wal") > 0 {
      try FileBytes.copy(aside + "-wal", to: copies[0] + "-wal")
      copies.append(workshop + "/alone.sqlite")
      try FileBytes.copy(aside, to: copies[1])
    }
    return copies
  }

  private func restore(_ snapshot: Snapshot) throws {
    let source = try Connection(path: snapshots.path(of: snapshot), options: .reader)
    try Connection(path: draft, options: .writer).replaceContent(by: source)
  }

  /// Opens the draft in our own format.
  private func openDraft() throws -> Connection {
    let connection = try Connection(path: draft, options: .writer)
    try Migrator().migrate(connection, at: time)
    return connection
  }

  private func carryAll(of salvage: Salvage, asNew: Bool) throws {
    let connection = try openDraft()
    try connection.transaction {
      try salvage.carryAll(into: connection)
      for dataset in Dataset.all where dataset.search != nil {
        let index = DatasetSQL(dataset).searchTable
        try connection.execute("INSERT INTO main.\(index) (\(index)) VALUES ('rebuild')")
      }
      if asNew { try Self.raiseGeneration(to: time, on: connection) }
    }
  }

  /// Brings what is whole into the draft, as a generation that nobody has seen yet.
  private func publish(_ salvage: Salvage?, after known: Int64) throws -> [Dataset] {
    let connection = try openDraft()
    return try connection.transaction {
      // What is carried must not hide behind generations that readers have seen of the damaged file.
      try Self.raiseGeneration(to: known, on: connection)
      let carried = try salvage?.publishWhole(into: connection, at: time) ?? []
      // Also where what was carried changed nothing: the file is not what it was at the last generation seen.
      try connection.execute("UPDATE main.generation SET value = max(value, ?)", [Value(known + 1)])
      return carried
    }
  }

  /// Makes sure that what takes the place of lost generations is a later one.
  ///
  /// Which generations readers have seen is not always known. The time in seconds is greater than any of them: the daemon
  /// publishes less than once a second.
  static func raiseGeneration(to least: Int64, on connection: Connection) throws(SQLiteError) {
    try connection.execute("UPDATE main.generation SET value = max(value + 1, ?)", [Value(least)])
  }

  /// Exchanges the content of the file for the draft's.
  ///
  /// - Returns: Whether the file is still the same one, so that readers see it.
  private func putInPlace() throws -> Bool {
    let source = try Connection(path: draft, options: .reader)
    let problems = try FileCheck(connection: source).problems()
    guard problems.isEmpty else {
      throw StoreError(.unexpectedContent, "the new content is damaged too: \(problems.joined(separator: "; "))")
    }
    _ = FileBytes.makeEmpty(path)
    guard let failure = exchange(for: source) else { return true }
    guard Self.isOfTheFile(failure) else { throw failure }
    _ = try FileAside.move(path, at: time)
    _ = FileBytes.makeEmpty(path)
    if let failure = exchange(for: source) { throw failure }
    return false
  }

  private func exchange(for source: Connection) -> SQLiteError? {
    do throws(SQLiteError) {
      try Connection.replaceDamagedContent(ofFileAt: path, by: source)
      return nil
    } catch {
      return error
    }
  }

  /// Whether a new file would take what this one does not.
  private static func isOfTheFile(_ error: SQLiteError) -> Bool {
    switch error.code {
    // An index of the log that leads to frames which are not there.
    case .shortRead: true
    case .busy, .locked, .full, .ioError, .outOfMemory: false
    default: true
    }
  }
}
