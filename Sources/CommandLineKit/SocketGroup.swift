internal import Glibc

/// The group whose members may connect to a socket.
enum SocketGroup {
  /// Says who may connect, for the end of a message.
  ///
  /// - Parameter path: The socket; where it cannot be seen, the nearest directory that can counts.
  /// - Returns: A clause that names the group; empty where there is nothing to tell.
  static func hint(_ path: String) -> String {
    var path = path[...]
    var status = stat()
    while unsafe stat(String(path), &status) != 0 {
      guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "" }
      path = path[..<slash]
    }
    return ", which is for root, its owner and the group \(name(of: status.st_gid))"
  }

  private static func name(of group: gid_t) -> String {
    // Nothing else runs here that asks for a group.
    guard let entry = unsafe getgrgid(group), let name = unsafe entry.pointee.gr_name else { return String(group) }
    return unsafe String(cString: name).escapedLine
  }
}
