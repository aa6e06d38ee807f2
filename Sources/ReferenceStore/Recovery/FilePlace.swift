import Glibc

/// What stands around a database: kinds, owners and permissions that would keep its writer out, or let others in.
///
/// Whoever mends must have the right to write the file: nobody else may. What cannot be mended is left for SQLite to
/// name.
package struct FilePlace {
  private let path: String
  private let mode: mode_t
  private let time: Int64
  private var remarks: [String] = []

  /// Mends what keeps the writer out.
  ///
  /// - Parameters:
  ///   - path: The database.
  ///   - mode: The permissions that it is made with; what they do not let others write stays forbidden.
  ///   - time: Unix seconds, for the names of what is put aside.
  /// - Returns: What was mended, one sentence each.
  package static func mend(_ path: String, mode: UInt32 = 0o640, at time: Int64) -> [String] {
    var place = FilePlace(path: path, mode: mode_t(mode), time: time)
    place.mendDirectory()
    place.mendKinds()
    place.mendModes()
    place.takeOver()
    return place.remarks
  }

  private init(path: String, mode: mode_t, time: Int64) {
    self.path = path
    self.mode = mode
    self.time = time
  }

  private var files: [String] { [path, path + "-wal", path + "-shm"] }
  /// Who has no business to write the file; of a file for its owner only, nobody else has any.
  private var forbidden: mode_t { mode & 0o077 == 0 ? 0o077 : 0o022 }

  private mutating func mendDirectory() {
    let slash = path.lastIndex(of: "/")
    let directory = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    guard let status = Self.status(of: directory) else { return }
    let mode = status.st_mode & 0o7777
    if status.st_uid == geteuid(), mode & 0o700 != 0o700, unsafe chmod(directory, mode | 0o700) == 0 {
      remarks.append("\(directory) had mode \(Self.text(mode)): its owner may work in it again")
    }
    if mode & 0o1002 == 0o002 {
      remarks.append("\(directory) has mode \(Self.text(mode)): everybody may replace the files in it")
    }
  }

  /// Moves directories, pipes and links that lead nowhere out of the way.
  private mutating func mendKinds() {
    for file in files {
      guard let link = Self.status(of: file, following: false), link.st_mode & S_IFMT != S_IFREG else { continue }
      let isLink = link.st_mode & S_IFMT == S_IFLNK
      if isLink, file == path {
        if let target = Self.status(of: file), target.st_mode & S_IFMT == S_IFREG { continue }
        // Without O_EXCL the file is made where the link leads, if there is a directory for it.
        let descriptor = unsafe open(file, O_RDWR | O_CREAT | O_CLOEXEC, mode)
        if descriptor >= 0 {
          _ = fchmod(descriptor, mode)
          close(descriptor)
          remarks.append("\(file) was a link to nothing: the file that it names was made")
          continue
        }
      }
      guard let aside = FileAside.moveAlone(file, at: time) else { continue }
      remarks.append("\(file) was \(isLink ? "a link to nothing" : "no file"), and is now \(aside)")
    }
  }

  /// Gives our own files the permissions that they need.
  private mutating func mendModes() {
    for file in files {
      guard let status = Self.status(of: file), status.st_uid == geteuid() else { continue }
      let found = status.st_mode & 0o7777
      let wanted = (found | mode) & ~forbidden
      guard found != wanted, unsafe chmod(file, wanted) == 0 else { continue }
      remarks.append("\(file) had mode \(Self.text(found)), and has \(Self.text(wanted)) now")
    }
  }

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
      let copy = file + ".own"
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

  private static func text(_ mode: mode_t) -> String { "0" + String(mode, radix: 8) }
}
