import Glibc

/// What the system says of one path: kind, owner and permissions.
package struct FileStatus: Sendable, Hashable {
  /// The user that owns it.
  package let owner: UInt32
  /// The group that owns it.
  package let group: UInt32
  /// The permissions, with the bits for another user, another group and a sticky directory.
  package let mode: UInt32
  /// Bytes.
  package let size: Int64
  private let kind: UInt32

  /// Looks at a path.
  ///
  /// Nil where there is nothing, or this user may not look.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - following: Whether what a link leads to counts, and not the link.
  package init?(_ path: String, following: Bool = true) {
    var status = stat()
    guard (following ? unsafe stat(path, &status) : unsafe lstat(path, &status)) == 0 else { return nil }
    owner = status.st_uid
    group = status.st_gid
    mode = UInt32(status.st_mode) & 0o7777
    size = Int64(status.st_size)
    kind = UInt32(status.st_mode) & UInt32(S_IFMT)
  }

  /// Whether it is a file with bytes of its own.
  package var isFile: Bool { kind == UInt32(S_IFREG) }
  /// Whether it is a directory.
  package var isDirectory: Bool { kind == UInt32(S_IFDIR) }
  /// Whether it is a unix socket.
  package var isSocket: Bool { kind == UInt32(S_IFSOCK) }

  /// The permissions as `chmod` takes them, such as `0640`.
  package var modeText: String { Self.text(mode) }

  /// Permissions as `chmod` takes them.
  ///
  /// - Parameter mode: The permissions.
  /// - Returns: Octal digits, with a zero before them.
  package static func text(_ mode: UInt32) -> String { "0" + String(mode, radix: 8) }
}
