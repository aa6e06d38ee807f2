internal import FoundationEssentials
internal import Glibc
internal import NIOCore
internal import NIOPosix

/// The file that stands for the socket.
///
/// NIO makes it when it begins to listen and removes it when it ends; whoever dies leaves it behind.
struct SocketFile: Sendable {
  let path: String

  /// The directory in which it stands.
  var directory: String { String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) }

  /// Makes sure that the path is free, or holds the socket of a program that is gone.
  ///
  /// - Throws: ``LocalAPIError`` with `inUse` when somebody listens there, or `cannotListen`.
  func prepare() async throws(LocalAPIError) {
    let address: SocketAddress
    do { address = try SocketAddress(unixDomainSocketPath: path) } catch {
      throw LocalAPIError(.cannotListen, "\(path) is too long for the path of a socket", underlying: error)
    }
    // Whatever is wrong with a path at which there is no file, binding will say.
    guard let attributes = attributes() else { return }
    guard attributes[.type] as? FileAttributeType == .typeSocket else {
      throw LocalAPIError(.cannotListen, "\(path) is in the way: it is no socket")
    }
    do {
      let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup).connect(to: address).get()
      try? await channel.close()
    } catch let error as IOError where [ECONNREFUSED, ENOENT].contains(error.errnoCode) {
      return
    } catch {
      throw LocalAPIError(.cannotListen, "\(path) is in the way: \(error)", underlying: error)
    }
    throw LocalAPIError(.inUse, "another program listens at \(path)")
  }

  /// Lets owner and group connect, and nobody else.
  ///
  /// - Returns: The group.
  /// - Throws: ``LocalAPIError`` with `cannotListen`.
  func open() throws(LocalAPIError) -> gid_t {
    // The text of the number: it is an integer here, and an `NSNumber` in a process that has all of Foundation.
    guard unsafe chmod(path, 0o660) == 0,
      let group = attributes()?[.groupOwnerAccountID].flatMap({ gid_t(String(describing: $0)) })
    else {
      throw LocalAPIError(.cannotListen, "the mode of \(path) cannot be set")
    }
    return group
  }

  /// What the system says of the file itself, not of what a link leads to.
  private func attributes() -> [FileAttributeKey: Any]? { try? FileManager.default.attributesOfItem(atPath: path) }
}
