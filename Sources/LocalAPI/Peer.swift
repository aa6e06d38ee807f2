internal import Glibc
internal import NIOCore
internal import NIOPosix

/// Who sits at the other end of a connection, as the kernel knows it from the moment of connecting.
///
/// `man 7 unix`, under `SO_PEERCRED`.
struct Peer: Sendable, Equatable {
  /// What `SO_PEERCRED` fills in, in C `struct ucred`; its name is taken by a module in Swift.
  private struct Credentials {
    var processID: pid_t = 0
    var userID: uid_t = 0
    var groupID: gid_t = 0
  }

  let processID: pid_t
  let userID: uid_t
  /// The group and all supplementary ones.
  let groups: Set<gid_t>

  /// Whether it may ask the daemon to do something: root, the daemon's own user, and members of the socket's group.
  ///
  /// - Parameters:
  ///   - user: The daemon's user.
  ///   - group: The group of the socket's file.
  /// - Returns: The answer.
  func mayAsk(user: uid_t, group: gid_t?) -> Bool {
    userID == 0 || userID == user || group.map(groups.contains) == true
  }

  /// Asks the kernel.
  ///
  /// NIO gives the descriptor out only on the channel's own event loop, and only for as long as the closure runs.
  ///
  /// - Parameter channel: An accepted connection.
  /// - Returns: The peer, or nil when the connection is gone already.
  static func of(_ channel: any Channel) async -> Peer? {
    let peer = channel.eventLoop.submit {
      try channel.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) { descriptor in
        Peer(descriptor: descriptor)
      }
    }
    return try? await peer.get() ?? nil
  }

  init(processID: pid_t, userID: uid_t, groups: Set<gid_t>) {
    self.processID = processID
    self.userID = userID
    self.groups = groups
  }

  private init?(descriptor: Int32) {
    var credentials = Credentials()
    var size = socklen_t(MemoryLayout<Credentials>.size)
    guard unsafe getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &size) == 0 else { return nil }
    self.init(
      processID: credentials.processID, userID: credentials.userID,
      groups: Self.supplementaryGroups(descriptor).union([credentials.groupID]))
  }

  private static func supplementaryGroups(_ descriptor: Int32) -> Set<gid_t> {
    var size = socklen_t(0)
    // With no room it tells how much it wants.
    _ = unsafe getsockopt(descriptor, SOL_SOCKET, SO_PEERGROUPS, nil, &size)
    var groups = [gid_t](repeating: 0, count: Int(size) / MemoryLayout<gid_t>.size)
    guard unsafe getsockopt(descriptor, SOL_SOCKET, SO_PEERGROUPS, &groups, &size) == 0 else { return [] }
    return Set(groups.prefix(Int(size) / MemoryLayout<gid_t>.size))
  }
}
