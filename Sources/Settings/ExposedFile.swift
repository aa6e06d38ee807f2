internal import Glibc

/// A file with secrets that every user of the machine may read.
struct ExposedFile: Sendable, Hashable {
  let path: String
  /// The secret keys that it holds, in the order of the table.
  let keys: [String]
  /// Whether nothing is to start with it.
  let isRefused: Bool

  /// What is wrong, and the mend.
  var message: String {
    "\(path.escapingControls) holds \(keys.joined(separator: ", ")), and every user of this machine may read it: "
      + "chmod o-rwx takes that away"
  }

  /// Looks at a file; nil where it holds no secret, or others cannot read it.
  ///
  /// Only the directory that it stands in is looked at besides: where that keeps others out, as systemd's own directory
  /// for credentials does, it does not matter who may read the file.
  ///
  /// - Parameters:
  ///   - path: The file's absolute path.
  ///   - keys: The secret keys that it holds.
  ///   - isRefused: Whether nothing is to start with it, should it be exposed.
  init?(_ path: String, keys: [String], isRefused: Bool) {
    let directory = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
    guard !keys.isEmpty, Self.mode(of: path) & S_IROTH != 0, Self.mode(of: directory + "/") & S_IXOTH != 0 else {
      return nil
    }
    self.path = path
    self.keys = keys
    self.isRefused = isRefused
  }

  private static func mode(of path: some StringProtocol) -> mode_t {
    var status = stat()
    return unsafe stat(String(path), &status) == 0 ? status.st_mode : 0
  }
}
