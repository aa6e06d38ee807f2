internal import Glibc
internal import ReferenceStore

/// Room on the disk of the reference file, and whether it can be written to at all.
enum DiskCheck {
  /// Asks the file system.
  ///
  /// - Parameters:
  ///   - path: The reference file.
  ///   - room: How many bytes have to be free besides those of a copy of the file.
  /// - Returns: What was found.
  static func findings(_ path: String, room: UInt64) -> [Finding] {
    let directory = RealPath.directory(of: RealPath.of(path))
    var disk = statvfs()
    guard unsafe statvfs(directory, &disk) == 0 else {
      return [.disk, .mount].map { Finding($0, .skipped, "\(directory) cannot be looked at") }
    }
    return [free(disk, directory, needed: room + UInt64(DatabaseSize(path: path).file)), mount(disk, directory)]
  }

  private static func free(_ disk: statvfs, _ directory: String, needed: UInt64) -> Finding {
    let free = UInt64(disk.f_bavail) * UInt64(disk.f_frsize)
    let mend = "df -h \(ShellWord.quoted(directory))"
    let found = "\(megabytes(free)) MB are free at \(directory)"
    guard disk.f_favail > 0 || disk.f_files == 0 else {
      return Finding(
        .disk, .unusable, "no file can be made any more at \(directory): the disk has no inode left", mend: mend)
    }
    guard free >= 1 << 20 else {
      return Finding(.disk, .unusable, "\(found): nothing can be published", mend: mend)
    }
    guard free >= needed else {
      return Finding(
        .disk, .warning, "\(found), and \(megabytes(needed)) MB are wanted for publications and a copy", mend: mend)
    }
    return Finding(.disk, .ok, found)
  }

  private static func mount(_ disk: statvfs, _ directory: String) -> Finding {
    // ST_RDONLY, statvfs(3).
    guard disk.f_flag & 1 != 0 else { return Finding(.mount, .ok, "can be written to") }
    return Finding(
      .mount, .warning,
      "\(directory) is on a file system that is mounted read-only: readers go on, nothing is published",
      mend: "mount -o remount,rw \"$(findmnt -no TARGET -T \(ShellWord.quoted(directory)))\"")
  }

  private static func megabytes(_ bytes: UInt64) -> UInt64 { bytes >> 20 }
}
