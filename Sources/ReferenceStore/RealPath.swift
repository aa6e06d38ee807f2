import Glibc

/// Where a path leads in the end.
///
/// SQLite keeps `-wal` and `-shm` beside the file itself and not beside a link to it. So does everything else that belongs
/// to the file: two programs that know it by two names must meet at one lock and one state.
package enum RealPath {
  /// As many links as Linux follows itself (path_resolution(7)).
  private static let limit = 40

  /// Follows the links that a path itself is; those among its directories lead to the same neighbours anyway.
  ///
  /// - Parameter path: A path, which need not lead to anything.
  /// - Returns: The path behind the last link. The path as it is where it is no link, or one into a directory that is not
  ///   there: what is made in its place then stands there.
  package static func of(_ path: String) -> String {
    var place = path
    for _ in 0..<limit {
      guard let target = target(ofLinkAt: place) else {
        return place == path || isReachable(directory(of: place)) ? place : path
      }
      place = target.hasPrefix("/") ? target : directory(of: place) + "/" + target
    }
    return path
  }

  /// The directory of a path.
  ///
  /// - Parameter path: A path.
  /// - Returns: What is before its last part: `.` where that is all there is.
  package static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Whether there is a directory, or may be one that may not be looked at.
  private static func isReachable(_ directory: String) -> Bool {
    unsafe access(directory, F_OK) == 0 || errno != ENOENT
  }

  private static func target(ofLinkAt path: String) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlink(path, &bytes, bytes.count)
    return count > 0 ? String(decoding: bytes.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
  }
}
