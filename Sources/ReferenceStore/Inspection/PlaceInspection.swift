import Glibc

/// Owners, permissions and kinds of a reference file, of its directory and of what stands beside it, looked at without
/// touching anything.
///
/// The rules are those by which ``FilePlace`` mends.
package struct PlaceInspection: Sendable {
  private let path: String
  private let directory: String
  private let home: FileStatus?

  /// Makes an inspection.
  ///
  /// - Parameter referenceFile: The reference file, or a link to it.
  package init(of referenceFile: String) {
    path = RealPath.of(referenceFile)
    directory = RealPath.directory(of: path)
    home = FileStatus(directory)
  }

  /// What is wrong with the directory.
  ///
  /// - Returns: The ills; none where the writer can work in it, its group read, and nobody else write.
  package func directoryIlls() -> [Ill] {
    let name = ShellWord.quoted(directory)
    guard let home else {
      return [
        Ill("\(directory) is missing or closed to this user", .command("install -d -m 2750 \(name)"), isUnusable: true)
      ]
    }
    guard home.isDirectory else {
      return [Ill("\(directory) is no directory", .otherPath, isUnusable: true)]
    }
    var ills: [Ill] = []
    if home.mode & 0o700 != 0o700 {
      ills.append(
        Ill("\(directory) has mode \(home.modeText): its owner cannot work in it", .command("chmod u+rwx \(name)")))
    }
    if home.mode & 0o050 != 0o050 {
      ills.append(
        Ill("\(directory) has mode \(home.modeText): its group cannot read the file", .command("chmod g+rx \(name)")))
    }
    if home.mode & 0o1002 == 0o002 {
      ills.append(
        Ill(
          "\(directory) has mode \(home.modeText): everybody may replace the files in it", .command("chmod o-w \(name)")
        ))
    }
    return ills
  }

  /// What is wrong with kind, owner and permissions of the file itself.
  ///
  /// - Returns: The ills; none for a file that is missing.
  package func fileIlls() -> [Ill] { ills(of: path, mode: 0o640) }

  /// What is wrong with the files that SQLite keeps beside it, and with what other programs left there.
  ///
  /// - Returns: The ills.
  package func companionIlls() -> [Ill] {
    var found = ["-wal", "-shm"].flatMap { ills(of: path + $0, mode: 0o640) }
    let journal = path + "-journal"
    if let status = FileStatus(journal, following: false), status.size > 0 {
      found.append(
        Ill("\(journal) was left over by a program that died while it wrote the file in another mode", .start))
    }
    if FileStatus(path) == nil {
      let left = ["-wal", "-shm"].map { path + $0 }.filter { FileStatus($0, following: false) != nil }
      if !left.isEmpty {
        found.append(Ill("\(left.joined(separator: " and ")) left over: the file itself is missing", .start))
      }
      return found
    }
    switch MissingCompanions.State(lookingAt: path) {
    case .complete: break
    case .logMissing:
      found.append(Ill("\(path)-wal is missing: what was published last and stood there alone is lost", .start))
    case .bothMissing:
      found.append(
        Ill("\(path)-wal and -shm are missing: members of the group cannot read the file before they are made", .start))
    case .indexMissing:
      found.append(Ill("\(path)-shm is missing: members of the group cannot read the file before it is made", .start))
    case .logCut:
      found.append(Ill("\(path)-wal is not as it was left: what was published last may be lost", .start))
    }
    return found
  }

  /// What is wrong with the counter of commits.
  ///
  /// - Parameter isWritten: Whether a program has the right to write the file at the moment.
  /// - Returns: The ills; none where there is no file to count for.
  package func counterIlls(isWritten: Bool) -> [Ill] {
    let counter = CounterPath.beside(path)
    guard FileStatus(path) != nil else { return [] }
    guard FileStatus(counter, following: false) != nil else {
      return [Ill("\(counter) is missing: every look-up asks SQLite whether the file has changed", .start)]
    }
    let ills = ills(of: counter, mode: 0o640)
    guard ills.isEmpty, unsafe access(counter, R_OK) == 0 else { return ills }
    return CounterInspection.ills(of: counter, isWritten: isWritten)
  }

  /// What is wrong with the file whose lock keeps two writers apart.
  ///
  /// - Returns: The ills; none where it is missing, for the writer makes it.
  package func lockIlls() -> [Ill] { ills(of: path + ".lock", mode: 0o600) }

  /// What is wrong with owner and permissions of the file of what the daemon remembers.
  ///
  /// - Returns: The ills; none where it is missing, for the daemon makes it.
  package func stateIlls() -> [Ill] {
    ["", "-wal", "-shm"].flatMap { ills(of: SidePath.of("state.sqlite", beside: path) + $0, mode: 0o600) }
  }

  /// What is wrong with one of the writer's files.
  private func ills(of file: String, mode: UInt32) -> [Ill] {
    guard let status = FileStatus(file, following: false) else { return [] }
    guard status.isFile else {
      return [Ill("\(file) is a directory, a link or a special file", .start, isUnusable: file == path)]
    }
    let name = ShellWord.quoted(file)
    var ills: [Ill] = []
    // Where everybody may make files, as below /tmp, the directory's owner says nothing.
    if let home, home.mode & 0o002 == 0, home.owner != status.owner {
      let (owner, group) = (AccountName.ofUser(home.owner), AccountName.ofGroup(home.group))
      ills.append(
        Ill(
          "\(file) belongs to \(AccountName.ofUser(status.owner)), the directory to \(owner)",
          .command("chown \(owner):\(group) \(name)")))
    } else if let home, home.mode & 0o002 == 0, mode & 0o040 != 0, home.group != status.group {
      let group = AccountName.ofGroup(home.group)
      ills.append(
        Ill(
          "\(file) is of the group \(AccountName.ofGroup(status.group)), the directory of \(group)",
          .command("chgrp \(group) \(name)")))
    }
    let wanted = FilePlace.wanted(status.mode, for: mode)
    if wanted != status.mode {
      ills.append(
        Ill(
          "\(file) has mode \(status.modeText), which is to be \(FileStatus.text(wanted))",
          .command("chmod \(FileStatus.text(wanted)) \(name)")))
    }
    return ills
  }
}
