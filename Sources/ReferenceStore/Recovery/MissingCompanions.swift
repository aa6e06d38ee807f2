import Glibc

/// Which of a database and the two files beside it are missing.
///
/// The index of the log, `-shm`, holds nothing that is not in the others. One that has outlived the log or the database
/// would lead to frames that are not there, as long as any program has it open: it goes, and SQLite makes it anew.
struct MissingCompanions {
  /// What to tell, one sentence each.
  let remarks: [String]
  /// Whether publications may be lost with the log.
  let isLogLost: Bool

  /// Looks, before SQLite does, and takes a useless index away.
  init(of path: String) {
    // Offset 18 is 2 in a file in WAL mode: https://sqlite.org/fileformat.html#the_database_header
    let header = FileBytes.beginning(of: path, count: 20)
    let isInUse = header.count == 20 && header[18] == 2
    let isThere = unsafe access(path, F_OK) == 0
    let hasLog = unsafe access(path + "-wal", F_OK) == 0
    let hasIndex = unsafe access(path + "-shm", F_OK) == 0
    if hasIndex, !isThere || !hasLog { _ = unsafe unlink(path + "-shm") }
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
