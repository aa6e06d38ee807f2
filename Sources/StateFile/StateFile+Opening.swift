internal import ReferenceStore
internal import SQLite

extension StateFile {
  /// Opens the file; one that cannot be used is put aside, and a new one made.
  static func open(
    _ path: String, at time: Int64
  ) async throws(StoreError) -> (Writer, setAside: (path: String, reason: String)?) {
    let reason: String
    do {
      return (try await openAsIs(path, at: time), nil)
    } catch let error where isTheFile(error) {
      reason = "\(error)"
    } catch {
      throw failure(error, "opening \(path)")
    }
    let aside = try FileAside.move(path, at: time)
    FileAside.prune(path, before: .max)
    do {
      return (try await openAsIs(path, at: time), (aside, reason))
    } catch {
      throw failure(error, "making \(path)")
    }
  }

  /// Remembers in memory, beginning with what can be read of the file.
  static func openInMemory(copying path: String, at time: Int64) async throws(StoreError) -> Writer {
    do {
      let writer = try Writer(path: ":memory:")
      try await writer.withConnection { try $0.replaceContent(by: Connection(path: path, options: .reader)) }
      try await prepare(writer, at: time)
      return writer
    } catch {
      // Nothing there can be used: memory begins empty.
    }
    do {
      let writer = try Writer(path: ":memory:")
      try await prepare(writer, at: time)
      return writer
    } catch {
      throw failure(error, "remembering in memory")
    }
  }

  private static func openAsIs(_ path: String, at time: Int64) async throws -> Writer {
    let writer = try Writer(
      path: path, options: ConnectionOptions(access: .readWrite(create: true), fileMode: 0o600))
    try await prepare(writer, at: time)
    return writer
  }

  private static func prepare(_ writer: Writer, at time: Int64) async throws {
    try await writer.withConnection { connection in
      try migrator.migrate(connection, at: time)
      // Everything is read once: what is damaged shows now, and not when an administrator decides.
      for held in try HeldTable(connection: connection).list(nil) {
        _ = try HeldTable(connection: connection).records(of: held)
      }
      _ = try PinTable(connection: connection).list()
      _ = try DueTimeTable(connection: connection).list()
      let fetched = FetchedTable(connection: connection)
      try fetched.check()
      try fetched.drop(before: time - longestKept)
      _ = try GateTables(connection: connection).read()
    }
  }

  /// Whether what is wrong is the file, and a new one would mend it.
  private static func isTheFile(_ error: any Error) -> Bool {
    switch error {
    case let error as StoreError:
      [.foreignFile, .newerFile, .editedMigration, .unexpectedContent].contains(error.code)
    case let error as SQLiteError:
      [.corrupt, .notADatabase, .error, .constraint, .mismatch].contains(error.code.primary)
    default: false
    }
  }
}
