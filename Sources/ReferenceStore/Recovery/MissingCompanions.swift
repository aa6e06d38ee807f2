import Glibc

/// Which of the two files beside a database in WAL mode are missing.
struct MissingCompanions {
  /// What to tell, one sentence each.
  let remarks: [String]
  /// Whether publications may be lost with the log.
  let isLogLost: Bool

  init(of path: String) {
    // Offset 18 is 2 in a file in WAL mode: https://sqlite.org/fileformat.html#the_database_header
    let header = FileBytes.beginning(of: path, count: 20)
    let isInUse = header.count == 20 && header[18] == 2
    let hasLog = unsafe access(path + "-wal", F_OK) == 0
    let hasIndex = unsafe access(path + "-shm", F_OK) == 0
    isLogLost = isInUse && !hasLog && hasIndex
    remarks =
      switch (isInUse, hasLog, hasIndex) {
      case (true, false, true):
        ["\(path)-wal was missing and is made anew: what was published last and stood there alone is lost"]
      // As another program leaves them that closes the file as its last one.
      case (true, false, false): ["\(path)-wal and -shm were missing and are made anew"]
      case (true, true, false): ["\(path)-shm was missing and is made anew: nothing is lost"]
      default: []
      }
  }
}
