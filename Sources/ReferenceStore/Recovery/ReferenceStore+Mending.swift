import SQLite

extension ReferenceStore {
  /// Opens the file for writing whatever has become of it: mends, rebuilds or restores it first where that is needed.
  ///
  /// A task that is cancelled ends it between two steps; the next call goes on. Nothing is deleted: what is replaced is kept
  /// aside. A database of another program is left alone. A file of a newer one
  /// of ours is opened for reading only, and the store says so.
  ///
  /// - Parameters:
  ///   - path: The file. It is made with mode 0640; its directory must be there. Only whoever has the right to write
  ///     may call this, and nobody else in this process may have the file open.
  ///   - wasKept: Whether a program has kept a file here before: one that is missing now had a generation.
  ///   - now: The wall clock in unix seconds.
  /// - Returns: The store; what was wrong, one sentence each; and whether rows may be missing that the file had before.
  /// - Throws: `StoreError` with `foreignFile`, `newerFile`, `cannotOpen`, `locked`, `cancelled`, or `database` for what
  ///   only an administrator can mend.
  package static func mending(
    path: String, wasKept: Bool = false, now: @Sendable () -> Int64
  ) async throws(StoreError) -> (store: ReferenceStore, remarks: [String], isRebuilt: Bool) {
    let time = now()
    let place = FilePlace.mend(path, at: time)
    // From here on only the file itself counts, whatever link leads to it.
    let path = place.path
    let snapshots = SnapshotDirectory(of: path)
    let missing = MissingCompanions(of: path)
    var remarks =
      place.remarks + FilePlace.mend(directory: snapshots.path, at: time) + missing.remarks + undoUnfinished(path)
    let rebuilding = Rebuilding(path: path, snapshots: snapshots, time: time)
    let mark = LossMark(of: path)
    var isLost = missing.isLogLost || place.isLogLost || mark.isSet
    var isRebuilt = false
    if FileKind.size(of: path) == 0 {
      if FileKind.size(of: path + "-wal") > 0 || snapshots.newestGood() != nil {
        remarks.append(try rebuilding.run(reason: nil))
        isRebuilt = true
      } else if wasKept {
        remarks.append("\(path) was missing or empty and begins anew: there is nothing to bring back")
        isLost = true
      }
    }
    if isLost { mark.set() }
    let opened: (store: ReferenceStore, remarks: [String])
    do {
      opened = try await checked(path, at: time, remarks)
    } catch let error where error.code == .newerFile {
      let store = try ReferenceStore(reading: path, because: error)
      return (store, remarks + ["served but not written: \(error)"], false)
    } catch let error where isDamage(error) || (error.code == .foreignFile && isOursAllTheSame(path)) {
      remarks.append(try rebuilding.run(reason: "\(error)"))
      isRebuilt = true
      opened = try await checked(path, at: time, remarks)
    }
    // What a program left that died in the middle: only now is it known that the file is none of a newer one.
    let known = snapshots.knownGeneration
    snapshots.clearUnfinished()
    rebuilding.clear()
    let remark = try await opened.store.keepGeneration(after: known, isKnown: !isLost, at: time)
    mark.clear()
    FileAside.settle(path)
    await opened.store.pruneAside()
    return (opened.store, opened.remarks + [remark].compactMap(\.self), isRebuilt || isLost || remark != nil)
  }

  /// Raises the generation where readers may have seen a later one.
  ///
  /// - Returns: What to tell of it; nil where that is nothing new.
  private func keepGeneration(after known: Int64, isKnown: Bool, at time: Int64) async throws(StoreError) -> String? {
    try await perform("raising the generation of \(path)") { [path] writer in
      let found = try await writer.withConnection { try Content(connection: $0).generation() }
      guard found < known || !isKnown else { return nil }
      try await writer.write { try Rebuilding.raiseGeneration(to: max(known + 1, time), on: $0) }
      guard found < known else { return nil }
      return
        "\(path) had generation \(found), but a snapshot of generation \(known) was made: an earlier state was put in "
        + "its place, and the generation goes on from the time"
    }
  }

  /// Removes old copies whose rows the service has told anew since.
  private func pruneAside() async {
    guard let statuses = try? await statuses() else { return }
    let confirmed = statuses.filter { $0.state != .off }.map { $0.asOf ?? .min }.min()
    if let confirmed { FileAside.prune(path, before: confirmed) }
  }

  /// Undoes what a program left half-done that wrote the file in another mode than ours, with a rollback journal.
  ///
  /// Readers, who may not do that, cannot open the file before.
  private static func undoUnfinished(_ path: String) -> [String] {
    let journal = path + "-journal"
    guard FileKind.size(of: journal) > 0, isOursByHeader(path) else { return [] }
    try? Connection.undoUnfinished(inFileAt: path)
    return FileKind.size(of: journal) > 0 ? [] : ["what a program had left half-done in \(journal) was undone"]
  }

  /// Opens the file as it is, and looks whether it holds what it should.
  private static func checked(
    _ path: String, at time: Int64, _ remarks: [String]
  ) async throws(StoreError) -> (ReferenceStore, [String]) {
    let store = try await ReferenceStore(path: path, now: { time })
    do throws(StoreError) {
      let mended = try await store.perform("checking \(path)") { writer in
        try await writer.withConnection { connection in
          let check = FileCheck(connection: connection)
          try check.checkTables()
          try check.checkCounts()
          try StoreError.throwIfCancelled()
          let mended = try check.mendSearchIndexes()
          try StoreError.throwIfCancelled()
          let problems = try check.problems()
          guard problems.isEmpty else {
            throw StoreError(.unexpectedContent, "\(path) is damaged: \(problems.joined(separator: "; "))")
          }
          return mended
        }
      }
      return (store, remarks + mended)
    } catch {
      await store.close()
      throw error
    }
  }

  /// Whether rebuilding the file would mend what is wrong.
  private static func isDamage(_ error: StoreError) -> Bool {
    switch error.code {
    case .notADatabase, .editedMigration, .unexpectedContent: true
    case .database:
      error.underlying.map {
        $0.code == .shortRead || [.corrupt, .notADatabase, .error, .constraint, .mismatch].contains($0.code.primary)
      }
        ?? false
    default: false
    }
  }

  /// Whether a file that seems to be another program's is ours: without the log beside it, or by its list of migrations.
  ///
  /// The latter is what a rebuilding leaves that was broken off after it had given the file a header.
  static func isOursAllTheSame(_ path: String) -> Bool {
    isForeignLog(beside: path) || Salvage.isOurs(fileAt: path)
  }

  /// Whether a file that seems to be another program's is ours as soon as the log beside it does not count.
  private static func isForeignLog(beside path: String) -> Bool {
    FileKind.size(of: path + "-wal") > 0 && isOursByHeader(path)
  }

  private static func isOursByHeader(_ path: String) -> Bool {
    // https://sqlite.org/fileformat.html#the_database_header, offset 68
    let header = FileBytes.beginning(of: path, count: 72)
    let identifier = header.count == 72 ? header[68...].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } : 0
    return Int32(bitPattern: identifier) == FileIdentity.applicationID
  }
}
