import Glibc

/// Takes on the owner of a directory.
///
/// Root in a hospital's terminal would otherwise leave files in the state directory that the daemon cannot open.
/// `contract.md`, section 2.
package enum DirectoryOwner {
  /// Gives up root's rights for those of a directory's owner and group; does nothing for other users.
  ///
  /// For the rest of the process: what only root may read has to be read before.
  ///
  /// - Parameter path: The directory.
  /// - Throws: ``CommandError`` with `cannotCreate` when the change is refused.
  package static func adopt(_ path: String) throws(CommandError) {
    guard geteuid() == 0 else { return }
    var status = stat()
    // Whoever opens the file says better what a directory that is not there means to it.
    guard unsafe stat(path, &status) == 0 else { return }
    guard status.st_uid != 0 || status.st_gid != 0 else { return }
    var group = status.st_gid
    guard unsafe setgroups(1, &group) == 0, setgid(group) == 0, setuid(status.st_uid) == 0 else {
      throw CommandError(.cannotCreate, "cannot take on the owner of \(path): \(reason())")
    }
  }

  private static func reason() -> String { unsafe String(cString: strerror(errno)) }
}
