internal import FoundationEssentials
import Glibc

extension WriterLock {
  /// A program that has the lock.
  package struct Holder: Sendable, Hashable {
    /// Its process id.
    package let processID: Int32
    /// The name of its program, as the kernel keeps it: 15 characters at most.
    package let program: String
  }

  /// Which program has the lock of a reference file.
  ///
  /// The kernel names no process for a lock that belongs to an open file; it does tell the locks of each open file of a
  /// process (proc_pid_fdinfo(5)).
  ///
  /// - Parameter path: The reference file.
  /// - Returns: The program; nil where none has it, or this user may not look into that process.
  package static func holder(for path: String) -> Holder? {
    let lock = self.path(for: path)
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    for process in processes {
      guard let processID = Int32(process) else { continue }
      let descriptors = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/fd")) ?? []
      for descriptor in descriptors
      where isSameFile("/proc/\(process)/fd/\(descriptor)", lock)
        && text(of: "/proc/\(process)/fdinfo/\(descriptor)").contains("OFDLCK")
      {
        let program = text(of: "/proc/\(process)/comm").split(separator: "\n").first.map(String.init) ?? "?"
        return Holder(processID: processID, program: program)
      }
    }
    return nil
  }

  private static func isSameFile(_ first: String, _ second: String) -> Bool {
    var (one, other) = (stat(), stat())
    guard unsafe stat(first, &one) == 0, unsafe stat(second, &other) == 0 else { return false }
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino
  }

  private static func text(of path: String) -> String {
    (try? Data(contentsOf: URL(filePath: path))).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
