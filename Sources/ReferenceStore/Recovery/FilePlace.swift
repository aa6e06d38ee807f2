import Glibc

/// What stands around a database: kinds, owners and permissions that would keep its writer out, or let others in.
///
/// Whoever mends must have the right to write the file: nobody else may. What cannot be mended is left for SQLite to
/// name.
package struct FilePlace {
  /// The database itself, where the path led to it by a link.
  package private(set) var path: String
  /// What was mended, one sentence each.
  package private(set) var remarks: [String] = []
  /// Whether publications may be lost with a log that could not be read.
  package private(set) var isLogLost = false
  private let mode: mode_t
  private let time: Int64

  /// Mends what keeps the writer out.
  ///
  /// - Parameters:
  ///   - path: The database, or a link to it.
  ///   - mode: The permissions that it is made with; what they do not let others write stays forbidden.
  ///   - time: Unix seconds, for the names of what is put aside.
  /// - Returns: Where the database stands, and what was mended.
  package static func mend(_ path: String, mode: UInt32 = 0o640, at time: Int64) -> FilePlace {
    var place = FilePlace(path: path, mode: mode_t(mode), time: time)
    place.mendDirectory(RealPath.directory(of: path))
    place.mendLink()
    let target = RealPath.of(path)
    if target != path {
      place.path = target
      place.mendDirectory(RealPath.directory(of: target))
    }
    place.finishTakeOver()
    place.mendKinds()
    place.mendModes()
    place.takeOver()
    return place
  }

  /// Lets the owner of a directory beside the database work in it, and moves out of the way what is none.
  ///
  /// - Parameters:
  ///   - directory: The directory, which need not be there.
  ///   - time: Unix seconds, for the name of what is put aside.
  /// - Returns: What was mended, one sentence each.
  static func mend(directory: String, at time: Int64) -> [String] {
    var place = FilePlace(path: directory, mode: 0o640, time: time)
    if status(of: directory, following: false) != nil, status(of: directory).map({ $0.st_mode & S_IFMT }) != S_IFDIR,
      let aside = FileAside.moveAlone(directory, at: time)
    {
      place.remarks.append("\(directory) was no directory, and is now \(aside)")
    }
    place.mendDirectory(directory)
    return place.remarks
  }

  private init(path: String, mode: mode_t, time: Int64) {
    self.path = path
    self.mode = mode
    self.time = time
  }

  private var files: [String] { [path, path + "-wal", path + "-shm"] }

  /// The permissions that a file is to have.
  ///
  /// - Parameters:
  ///   - found: Those that it has.
  ///   - mode: Those that it is made with: of a file for its owner only, nobody else has any business with it.
  /// - Returns: What it has and needs, without what lets others write.
  static func wanted(_ found: UInt32, for mode: UInt32) -> UInt32 {
    (found | mode) & ~(mode & 0o077 == 0 ? 0o077 : 0o022)
  }

  private mutating func mendDirectory(_ directory: String) {
    guard let status = Self.status(of: directory) else { return }
    let mode = status.st_mode & 0o7777
    if status.st_uid == geteuid(), mode & 0o700 != 0o700, unsafe chmod(directory, mode | 0o700) == 0 {
      remarks.append("\(directory) had mode \(Self.text(mode)): its owner may work in it again")
    }
    if mode & 0o1002 == 0o002 {
      remarks.append("\(directory) has mode \(Self.text(mode)): everybody may replace the files in it")
    }
  }

  /// Makes the file that a link to nothing names; moves a link that can lead to no file out of the way.
  private mutating func mendLink() {
    guard Self.isLink(path) else { return }
    let target = RealPath.of(path)
    if Self.status(of: path) == nil {
      // Behind what may not be looked at there may well be a file.
      guard unsafe access(path, F_OK) != 0, errno == ENOENT || errno == ELOOP else { return }
      if target != path {
        guard FileBytes.makeEmpty(target, mode: mode) else { return }
        remarks.append("\(path) was a link to nothing: the file that it names was made")
        return
      }
    } else if Self.isFile(path) {
      return
    }
    guard let aside = FileAside.moveAlone(path, at: time) else { return }
    remarks.append("\(path) was a link to nothing that can be used, and is now \(aside)")
  }

  /// Moves directories, pipes and links out of the way: SQLite does not follow a link beside the database.
  private mutating func mendKinds() {
    for file in files {
      guard let status = Self.status(of: file, following: false), status.st_mode & S_IFMT != S_IFREG else { continue }
      // What a link beside the database leads to may be the log.
      let copy = Self.copy(of: file)
      _ = unsafe unlink(copy)
      let isCopied = Self.isLink(file) && Self.isFile(file) && (try? FileBytes.copy(file, to: copy, mode: mode)) != nil
      guard let aside = FileAside.moveAlone(file, at: time) else {
        _ = unsafe unlink(copy)
        continue
      }
      if isCopied, unsafe rename(copy, file) == 0 {
        remarks.append("\(file) was a link: its content is in a file of its own, and the link is now \(aside)")
      } else {
        remarks.append("\(file) was no file, and is now \(aside)")
      }
    }
  }

  /// Gives our own files the permissions that they need.
  private mutating func mendModes() {
    for file in files {
      guard let status = Self.status(of: file), status.st_uid == geteuid() else { continue }
      let found = status.st_mode & 0o7777
      let wanted = mode_t(Self.wanted(UInt32(found), for: UInt32(mode)))
      guard found != wanted, unsafe chmod(file, wanted) == 0 else { continue }
      remarks.append("\(file) had mode \(Self.text(found)), and has \(Self.text(wanted)) now")
    }
  }

  /// Ends a take-over that was broken off after the database was moved: the copies were whole before.
  private func finishTakeOver() {
    let files = [path, path + "-wal"]
    if Self.status(of: path, following: false) == nil {
      for file in files where Self.status(of: file, following: false) == nil {
        _ = unsafe rename(Self.copy(of: file), file)
      }
    }
    // Of anything else they may be an older state.
    for file in files { _ = unsafe unlink(Self.copy(of: file)) }
  }

  private static func copy(of file: String) -> String { file + ".own" }

  /// Takes the place of files of another user by copies of our own.
  private mutating func takeOver() {
    let foreign = files.filter { file in
      Self.status(of: file) != nil && (unsafe access(file, R_OK | W_OK) != 0) && errno == EACCES
    }
    guard !foreign.isEmpty, let copies = copies() else { return }
    for file in files {
      guard let status = Self.status(of: file) else { continue }
      let copy = copies[file]
      guard let aside = FileAside.moveAlone(file, at: time) else {
        if let copy { _ = unsafe unlink(copy) }
        continue
      }
      let isCopied = copy.map { unsafe rename($0, file) == 0 } ?? false
      if !isCopied, file.hasSuffix("-wal"), status.st_size > 0 { isLogLost = true }
      guard foreign.contains(file) else { continue }
      let content = isCopied ? "its content is in a file of our own" : "its content could not be read"
      remarks.append(
        "\(file) belonged to user \(status.st_uid) and could not be written: \(content), it is now \(aside)")
    }
  }

  /// Copies what can be read, all of it before anything is moved.
  ///
  /// - Returns: The copies by their files; nil where there is no room for one: what stands there is better than nothing.
  private func copies() -> [String: String]? {
    var copies: [String: String] = [:]
    // What SQLite keeps in -shm it makes anew of the -wal.
    for file in files where !file.hasSuffix("-shm") && Self.status(of: file) != nil {
      let copy = Self.copy(of: file)
      _ = unsafe unlink(copy)
      if (try? FileBytes.copy(file, to: copy, mode: mode)) != nil {
        copies[file] = copy
      } else {
        _ = unsafe unlink(copy)
        guard unsafe access(file, R_OK) != 0 else {
          for copy in copies.values { _ = unsafe unlink(copy) }
          return nil
        }
      }
    }
    return copies
  }

  private static func status(of path: String, following: Bool = true) -> stat? {
    var status = stat()
    let result = following ? unsafe stat(path, &status) : unsafe lstat(path, &status)
    return result == 0 ? status : nil
  }

  /// Whether a path leads to a file, by whatever links.
  private static func isFile(_ path: String) -> Bool {
    status(of: path).map { $0.st_mode & S_IFMT == S_IFREG } ?? false
  }

  private static func isLink(_ path: String) -> Bool {
    status(of: path, following: false).map { $0.st_mode & S_IFMT == S_IFLNK } ?? false
  }

  private static func text(_ mode: mode_t) -> String { "0" + String(mode, radix: 8) }
}
