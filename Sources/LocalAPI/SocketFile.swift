internal import FoundationEssentials
internal import Glibc
internal import NIOCore
internal import NIOPosix

/// The file that stands for the socket: made by whoever listens, left behind by whoever dies.
struct SocketFile: Sendable {
  /// Which file it was that this process made.
  struct Identity: Sendable {
    fileprivate let device: UInt64
    fileprivate let number: UInt64
    /// The group whose members may connect.
    let group: gid_t

    fileprivate func isSameFile(as other: Identity) -> Bool { device == other.device && number == other.number }
  }

  let path: String

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
  /// - Returns: Which file it is, for ``remove(_:)``.
  /// - Throws: ``LocalAPIError`` with `cannotListen`.
  func open() throws(LocalAPIError) -> Identity {
    guard unsafe chmod(path, 0o660) == 0, let identity = identity() else {
      throw LocalAPIError(.cannotListen, "the mode of \(path) cannot be set")
    }
    return identity
  }

  /// Removes the file, unless another program has put its own there.
  func remove(_ identity: Identity) {
    guard self.identity()?.isSameFile(as: identity) == true else { return }
    unsafe unlink(path)
  }

  private func identity() -> Identity? {
    guard let attributes = attributes(), let device = number(attributes[.systemNumber]),
      let number = number(attributes[.systemFileNumber]), let group = self.number(attributes[.groupOwnerAccountID])
    else { return nil }
    return Identity(device: device, number: number, group: gid_t(truncatingIfNeeded: group))
  }

  /// What the system says of the file itself, not of what a link leads to.
  private func attributes() -> [FileAttributeKey: Any]? { try? FileManager.default.attributesOfItem(atPath: path) }

  /// Reads a number by its text: it is an integer here, and an `NSNumber` in a process that has all of Foundation.
  private func number(_ attribute: Any?) -> UInt64? { attribute.flatMap { UInt64(String(describing: $0)) } }
}
