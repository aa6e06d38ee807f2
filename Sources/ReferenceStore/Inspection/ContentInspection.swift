import Glibc
import SQLite

/// What a reference file holds, read beside whoever has it open, without changing anything.
package struct ContentInspection: Sendable {
  /// What is wrong with kind, format and migrations.
  package private(set) var formatIlls: [Ill] = []
  /// What is wrong with its pages and tables; nil where they were not looked at.
  package private(set) var damage: [Ill]?
  /// The state of every dataset; nil where it cannot be read.
  package private(set) var statuses: [DatasetStatus]?
  /// The format, such as 1007; nil where it cannot be read.
  package private(set) var format: Int?

  /// Reads a file.
  ///
  /// - Parameter referenceFile: The file, or a link to it.
  package init(of referenceFile: String) {
    let path = RealPath.of(referenceFile)
    do {
      guard try FileKind.existingFile(at: path) else {
        throw StoreError(.missingFile, "\(path) is missing: nothing was pulled yet, or somebody removed it")
      }
      guard FileKind.size(of: path) > 0 || FileKind.size(of: path + "-wal") > 0 else {
        throw StoreError(.missingFile, "\(path) is empty")
      }
      try look(at: Connection(path: path, options: .reader), path)
    } catch {
      formatIlls.append(Self.ill(of: StoreError(opening: path, error), path))
    }
  }

  private mutating func look(at connection: Connection, _ path: String) throws {
    let identity = try FileIdentity(of: connection)
    guard identity.isOurs else {
      let reason = identity.isUntouched ? "was never set up" : "belongs to another program"
      throw StoreError(.foreignFile, "\(path) \(reason)")
    }
    format = Int(identity.userVersion)
    guard identity.major <= FileIdentity.readableMajor else {
      throw StoreError(
        .newerFile,
        "\(path) has format \(identity.userVersion); this program reads up to \(FileIdentity.readableMajor)xxx")
    }
    statuses = try connection.readTransaction { try Content(connection: connection).statuses() }
    do {
      let missing = try Migrator().missing(connection)
      guard missing == 0 else {
        formatIlls.append(
          Ill(
            "\(path) has format \(identity.userVersion): \(missing) step(s) of its migration are still to come", .start)
        )
        return
      }
    } catch let error as StoreError {
      formatIlls.append(Self.ill(of: error, path, isServed: true))
      guard error.code == .newerFile else { return }
    }
    do {
      damage = try connection.readTransaction { Self.damage(of: connection, path, isNewer: !formatIlls.isEmpty) }
    } catch {
      // A broken page may show as late as with the end of the transaction.
      damage = [Ill("\(path) is damaged: \(error)", .start, isUnusable: true)]
    }
  }

  private static func damage(of connection: Connection, _ path: String, isNewer: Bool) -> [Ill] {
    let check = FileCheck(connection: connection)
    do {
      let problems = try check.problems()
      guard problems.isEmpty else {
        return [Ill("\(path) is damaged: \(problems.joined(separator: "; "))", .start, isUnusable: true)]
      }
      // What the tables of a newer program promise is not known here.
      guard !isNewer else { return [] }
      try check.checkTables()
      try check.checkCounts()
      return []
    } catch {
      return [Ill("\(path) is damaged: \(error)", .start, isUnusable: true)]
    }
  }

  /// An error of opening a file, with what mends it.
  ///
  /// - Parameters:
  ///   - error: The error.
  ///   - path: The file.
  ///   - isServed: Whether readers get answers all the same.
  /// - Returns: The ill.
  private static func ill(of error: StoreError, _ path: String, isServed: Bool = false) -> Ill {
    let isForbidden = FileStatus(path).map { _ in (unsafe access(path, R_OK) != 0) && errno == EACCES } ?? false
    if isForbidden {
      let group = AccountName.ofGroup(FileStatus(path)?.group ?? 0)
      return Ill(
        "\(path) may not be read by \(AccountName.ofUser(geteuid()))",
        .command("usermod -aG \(group) \(AccountName.ofUser(geteuid()))"), isUnusable: true)
    }
    let remedy: Ill.Remedy =
      switch error.code {
      case .newerFile: .upgrade
      // By its list of migrations or by the log beside it a file may be ours that has another program's mark.
      case .foreignFile: ReferenceStore.isOursAllTheSame(path) ? .start : .otherPath
      default: .start
      }
    let message = error.message.contains(path) ? "\(error)" : "\(path): \(error)"
    return Ill(message, remedy, isUnusable: !isServed)
  }
}
