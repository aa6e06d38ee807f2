internal import Glibc

/// Small files read whole, with the reason when that fails.
enum FileBytes {
  /// What became of reading a file.
  enum Outcome {
    case contents([UInt8])
    case missing
    case failed(reason: String)
  }

  /// No configuration is that long: what is longer is another file, named by mistake.
  private static let limit = 1_048_576

  static func read(_ path: String) -> Outcome {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      // ENOTDIR: a part of the path is a file, so there is nothing by this name either.
      return errno == ENOENT || errno == ENOTDIR ? .missing : .failed(reason: reason(errno))
    }
    defer { close(descriptor) }
    var contents: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { return .contents(contents) }
      if count < 0 {
        if errno == EINTR { continue }
        return .failed(reason: reason(errno))
      }
      contents += chunk[..<count]
      guard contents.count <= limit else { return .failed(reason: "longer than \(limit) bytes") }
    }
  }

  /// Why a file cannot be read; nil when it can.
  static func obstacle(toReading path: String) -> String? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return reason(errno) }
    defer { close(descriptor) }
    // A directory can be opened too.
    var byte: UInt8 = 0
    return unsafe Glibc.read(descriptor, &byte, 1) < 0 ? reason(errno) : nil
  }

  static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func reason(_ number: Int32) -> String {
    unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
  }
}
