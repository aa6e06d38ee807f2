internal import Glibc
package import VClaim

/// The file from which `vclaimctl sep` reads a letter.
package enum LetterFile {
  /// A letter has a few hundred bytes: what is longer is another file, named by mistake.
  package static let limit = 65_536

  /// Reads a letter of either form.
  ///
  /// - Parameters:
  ///   - path: The file; `-` for standard input.
  ///   - change: What it is read for.
  ///   - dialect: The dialect in which it will be sent.
  ///   - now: The present moment, in unix seconds.
  /// - Returns: The letter.
  /// - Throws: ``CommandError`` that names the file, with `inputOutput` when it cannot be read, and with `badData` when it is
  ///   longer than ``limit``, no letter, or one that cannot be sent so: then with all that is wrong with it and no value.
  package static func read(
    _ path: String, to change: SEPLetter.Change, in dialect: Dialect, at now: Int64
  ) throws(CommandError) -> SEPLetter {
    let name = path == "-" ? "standard input" : path
    let json = try bytes(of: path, named: name)
    do throws(VClaimError) {
      return try SEPLetter(json: json, to: change, in: dialect, at: now)
    } catch {
      throw CommandError(.badData, "\(name): \(error.message)")
    }
  }

  private static func bytes(of path: String, named name: String) throws(CommandError) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(name) }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var contents: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while contents.count <= limit {
      let count = unsafe chunk.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { return contents }
      if count > 0 {
        contents += chunk[..<count]
      } else if errno == EAGAIN {
        var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = unsafe poll(&wanted, 1, -1)
      } else if errno != EINTR {
        throw unreadable(name)
      }
    }
    throw CommandError(.badData, "\(name) is longer than \(limit) bytes, which no letter is")
  }

  private static func unreadable(_ name: String) -> CommandError {
    let reason = unsafe strerror(errno).map { unsafe String(cString: $0) } ?? "error \(errno)"
    return CommandError(.inputOutput, "cannot read \(name): \(reason)")
  }
}
