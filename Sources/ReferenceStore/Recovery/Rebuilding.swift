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
    try StoreError.throwIfCancelled()
    clear()
    defer { clear() }
    do {
      let aside = try keepAside()
      try FileManager.default.createDirectory(atPath: workshop, withIntermediateDirectories: true)
      let source: String
      do {
        source = try makeDraft(of: aside.flatMap { $0.isCopy ? $0.path : nil })
        try StoreError.throwIfCancelled()
      } catch {
        // Nothing was changed: what fails again and again, as on a full disk, must not leave a copy each time.
        if let aside, aside.isCopy { FileAside.remove(aside.path) }
        throw error
      }
      let inPlace = try putInPlace()
      FileAside.settle(path)
      let what = reason.map { "\(path) was damaged (\($0))" } ?? "\(path) was missing or empty"
      let kept = aside.map { "; it is kept as \($0.isCopy ? FileAside.settledName(of: $0.path) : $0.path)" } ?? ""
      let readers = inPlace ? "" : "; programs that have it open must open it again"
      return "\(what)\(kept); now it has \(source)\(readers)"
    } catch {
      throw StoreError(error, while: "rebuilding \(path)")
    }
  }

  /// Removes what one left that was broken off.
  func clear() { try? FileManager.default.removeItem(atPath: workshop) }

  /// Copies what is there, or moves what is there of it; nil where that is nothing.
  private func keepAside() throws(StoreError) -> (path: String, isCopy: Bool)? {
    guard FileKind.size(of: path) > 0 || FileKind.size(of: path + "-wal") > 0 else { return nil }
    guard unsafe access(path, F_OK) == 0 else {
      // A log without its database, which SQLite would delete.
      return FileAside.moveAlone(path + "-wal", at: time).map { ($0, false) }
    }
    return (try FileAside.copy(path, at: time), true)
  }

  /// Puts the new content together.
  ///
  /// - Returns: What it is, for a person.
  private func makeDraft(of aside: String?) throws -> String {
    let copies = try copies(of: aside)
    try StoreError.throwIfCancelled()
    let salvages = copies.compactMap { Salvage(copyAt: $0) }
    let snapshot = snapshots.newestGood()
    let base = snapshot.flatMap { snapshot in
      (try? snapshots.open(snapshot)).map { JournalReplay.Base(generation: snapshot.generation, connection: $0) }
    }
    let known = max(snapshots.knownGeneration, salvages.map(\.generation).max() ?? 0)
    // What readers have seen is known only of the file with the log that it had, of a whole page, and unless another
    // state of the file was put in its place.
    let isKnown =
      salvages.count == copies.count && salvages.first.map { $0.knowsGeneration && $0.generation >= known } ?? false
    // What was published after the log was exchanged for another one is in the newest snapshot only.
    for (index, salvage) in salvages.enumerated() where salvage.generation >= snapshot?.generation ?? 0 {
      guard let replayed = salvage.replayed(from: base) else { continue }
      let isNewest = index == 0 && isKnown
      try carryAll(of: salvage, replayed, base, raisingTo: isNewest ? nil : max(known + 1, time))
      let told = Dataset.all.filter { replayed[$0] != nil }.map(\.commandName).joined(separator: ", ")
      return "all of its rows and its journal, with new search indexes"
        + (told.isEmpty ? "" : "; the journal told those of: \(told)")
    }
    if let snapshot { try restore(snapshot) }
    let carried = try publish(salvages, after: isKnown ? known : max(known, time))
    let start = snapshot.map { "the snapshot of generation \($0.generation)" } ?? "empty tables, which are pulled anew"
    guard !carried.isEmpty else { return start }
    return "\(start), and what was whole: \(carried.map(\.commandName).joined(separator: ", "))"
  }

  /// Copies to work on: with the log, and without it, should the log be another file's.
  private func copies(of aside: String?) throws(StoreError) -> [String] {
    guard let aside else { return [] }
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
    try Connection(path: draft, options: .writer).replaceContent(by: snapshots.open(snapshot))
  }

  /// Opens the draft in our own format.
  private func openDraft() throws -> Connection {
    let connection = try Connection(path: draft, options: .writer)
    try Migrator().migrate(connection, at: time)
    return connection
  }

  private func carryAll(
    of salvage: Salvage, _ replayed: [Dataset: [Record]], _ base: JournalReplay.Base?, raisingTo least: Int64?
  ) throws {
    let connection = try openDraft()
    try connection.transaction {
      try salvage.carryAll(into: connection, replayed, base: base, at: time)
      try JournalIndex(connection: connection).rebuild()
      for dataset in Dataset.all where dataset.search != nil {
        let index = DatasetSQL(dataset).searchTable
        try connection.execute("INSERT INTO main.\(index) (\(index)) VALUES ('rebuild')")
      }
      if let least { try Self.raiseGeneration(to: least, on: connection) }
    }
  }

  /// Brings what is whole into the draft, as a generation that nobody has seen yet.
  private func publish(_ salvages: [Salvage], after known: Int64) throws -> [Dataset] {
    let connection = try openDraft()
    return try connection.transaction {
      // What is carried must not hide behind generations that readers have seen of the damaged file.
      try Self.raiseGeneration(to: known, on: connection)
      var carried: [Dataset] = []
      for salvage in salvages {
        carried += try salvage.publishWhole(into: connection, except: carried, at: time)
      }
      // Also where what was carried changed nothing: the file is not what it was at the last generation seen.
      try StatusTable(connection: connection).raiseGeneration(to: known + 1, isNew: false)
      return carried
    }
  }

  /// Makes sure that what takes the place of lost generations is a later one.
  ///
  /// Which generations readers have seen is not always known. The time in seconds is greater than any of them: the daemon
  /// publishes less than once a second.
  static func raiseGeneration(to least: Int64, on connection: Connection) throws(SQLiteError) {
    try StatusTable(connection: connection).raiseGeneration(to: least, isNew: true)
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
      try Connection.replaceDamagedContent(
        ofFileAt: path, by: source, counter: CommitCounter.ofReferenceFile)
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
