internal import FoundationEssentials
import Glibc

/// Puts what cannot be used out of the way without losing it.
package enum FileAside {
  /// How many of the files that were put aside stay whatever becomes of the rows.
  private static let kept = 3
  private static let companions = ["-wal", "-shm", "-journal"]
  /// What the name of a copy ends with until what it was made for is done.
  private static let unfinished = ".unfinished"

  /// Renames a database and the files that belong to it.
  ///
  /// - Parameters:
  ///   - path: The database.
  ///   - time: Unix seconds, for the new name.
  /// - Returns: The new path.
  /// - Throws: `StoreError` with `cannotOpen` when the file cannot be renamed: then all is as it was.
  package static func move(_ path: String, at time: Int64) throws(StoreError) -> String {
    let aside = freePath(path, at: time)
    let moved = companions.filter { unsafe rename(path + $0, aside + $0) == 0 }
    guard unsafe rename(path, aside) == 0 else {
      let reason = unsafe String(cString: strerror(errno))
      for suffix in moved { _ = unsafe rename(aside + suffix, path + suffix) }
      throw StoreError(.cannotOpen, "cannot rename \(path), which cannot be used: \(reason)")
    }
    return aside
  }

  /// Renames one file, directory or link alone.
  ///
  /// - Returns: The new path; nil when it cannot be renamed.
  static func moveAlone(_ path: String, at time: Int64) -> String? {
    let aside = freePath(path, at: time)
    return unsafe rename(path, aside) == 0 ? aside : nil
  }

  /// Copies a database and its log; what is there stays, for readers that have it open.
  ///
  /// Until ``settle(_:)`` the copy counts as that of a try that may fail. Of the copies of earlier tries only the first
  /// stays: it is of the file that nobody had tried to mend, and what the others have stands in the file still.
  ///
  /// - Returns: The path of the copy.
  /// - Throws: `StoreError` with `cannotOpen` when there is no whole copy: nothing may be overwritten then.
  static func copy(_ path: String, at time: Int64) throws(StoreError) -> String {
    for earlier in copies(of: path, unfinished).dropLast() { remove(earlier) }
    let aside = freePath(path, at: time) + unfinished
    try FileBytes.copy(path, to: aside)
    if FileKind.size(of: path + "-wal") > 0 {
      do throws(StoreError) { try FileBytes.copy(path + "-wal", to: aside + "-wal") } catch {
        remove(aside)
        throw error
      }
    }
    return aside
  }

  /// Gives the copies of a file their last names, now that it is in order again.
  static func settle(_ path: String) {
    for copy in copies(of: path, unfinished) {
      let name = settledName(of: copy)
      for suffix in companions { _ = unsafe rename(copy + suffix, name + suffix) }
      _ = unsafe rename(copy, name)
    }
  }

  /// What a copy is called once it is settled.
  static func settledName(of copy: String) -> String { String(copy.dropLast(unfinished.count)) }

  /// Removes a copy that was made in vain.
  static func remove(_ aside: String) {
    for file in [aside] + companions.map({ aside + $0 }) { _ = unsafe unlink(file) }
  }

  /// Removes what was put aside, but for the last three, once everything that it could still be needed for has come anew.
  ///
  /// - Parameters:
  ///   - path: The database.
  ///   - time: What was put aside later stays, in unix seconds.
  package static func prune(_ path: String, before time: Int64) {
    for file in [path, path + "-wal", path + "-shm"] {
      for aside in copies(of: file, "").dropFirst(kept) {
        var status = stat()
        guard let made = self.time(of: aside, file, "")?.seconds, made < time,
          unsafe lstat(aside, &status) == 0, status.st_mode & S_IFMT == S_IFREG
        else { continue }
        remove(aside)
      }
    }
  }

  /// What was put aside of a file, the newest first.
  private static func copies(of path: String, _ ending: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: RealPath.directory(of: path))) ?? []
    let place = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    return names.map { place + $0 }
      .compactMap { copy in time(of: copy, path, ending).map { (copy, $0) } }
      .sorted { ($0.1.seconds, $0.1.number) > ($1.1.seconds, $1.1.number) }.map(\.0)
  }

  /// When something was put aside, and which of several in that second it is; nil for any other name.
  private static func time(of aside: String, _ path: String, _ ending: String) -> (seconds: Int64, number: Int64)? {
    let head = "\(path).aside-"
    guard aside.hasPrefix(head), aside.hasSuffix(ending) else { return nil }
    let parts = aside.dropFirst(head.count).dropLast(ending.count).split(
      separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int64($0) }
    guard numbers.count == parts.count, (1...2).contains(numbers.count) else { return nil }
    return (numbers[0], numbers.count == 2 ? numbers[1] : 1)
  }

  private static func freePath(_ path: String, at time: Int64) -> String {
    var aside = "\(path).aside-\(time)"
    var number = 1
    var status = stat()
    while unsafe lstat(aside, &status) == 0 || lstat(aside + unfinished, &status) == 0 {
      number += 1
      aside = "\(path).aside-\(time)-\(number)"
    }
    return aside
  }
}
