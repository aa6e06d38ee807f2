import CSQLite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A number in a small file of its own that moves with every commit to a database: a reader that has seen it unmoved has
/// missed nothing, and asks the file system for nothing.
///
/// It is odd while a commit is under way, and afterwards even and greater than before. A program that dies in between
/// leaves it odd: readers then ask SQLite itself, until the next commit makes it even. The file has 16 bytes, a mark and
/// the number in the machine's own byte order. It is mapped by whoever uses it, so it is made once and never renamed or
/// cut.
@safe package final class CommitCounter: Sendable {
  private static let mark = [UInt8]("vclaimd\u{1}".utf8)
  private static let size = 16

  // Safe to share: both lead into a mapping that stands until `deinit`, and after `init` only the atomic functions of the C
  // module touch it.
  private nonisolated(unsafe) let memory: UnsafeMutableRawPointer
  private nonisolated(unsafe) let number: UnsafeMutableRawPointer
  private let device: UInt64
  private let inode: UInt64

  /// Maps the file for reading; nil where there is none, or it is no such file.
  ///
  /// - Parameter path: The counter's file.
  package convenience init?(reading path: String) {
    let descriptor = Self.open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    self.init(descriptor, protection: PROT_READ)
  }

  /// Maps the file for counting, and makes it where it is missing.
  ///
  /// One that cannot be written is removed: readers would trust a number that no longer moves.
  ///
  /// - Parameters:
  ///   - path: The counter's file.
  ///   - database: The database, whose permissions it gets.
  /// - Returns: The counter; nil where none is there and none can be made, so that there is none for readers to trust.
  /// - Throws: ``SQLiteError`` with `cannotOpen` where one is there that can neither be written nor removed.
  package static func writing(_ path: String, beside database: String) throws(SQLiteError) -> CommitCounter? {
    var status = stat()
    let mode = unsafe stat(database, &status) == 0 ? status.st_mode & 0o666 : 0o640
    if let counter = mapped(path, mode: mode) { return counter }
    _ = unsafe unlink(path)
    make(path, mode: mode)
    if let counter = mapped(path, mode: mode) { return counter }
    guard unsafe access(path, F_OK) == 0 else { return nil }
    throw SQLiteError(code: .cannotOpen, message: "\(path) can neither be written nor removed")
  }

  /// Maps an existing file for counting; nil where it is none, or too short.
  private static func mapped(_ path: String, mode: mode_t) -> CommitCounter? {
    let descriptor = Self.open(path, O_RDWR)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    // Fails where it belongs to somebody else, who then lets us write it all the same.
    _ = fchmod(descriptor, mode)
    return CommitCounter(descriptor, protection: PROT_READ | PROT_WRITE)
  }

  /// Makes the file whole under another name first: nobody ever maps a part of it, and of two programs that make one at
  /// the same time both use the same.
  private static func make(_ path: String, mode: mode_t) {
    let draft = "\(path).\(getpid())"
    let descriptor = Self.open(draft, O_RDWR | O_CREAT | O_EXCL, mode)
    guard descriptor >= 0 else { return }
    defer {
      close(descriptor)
      _ = unsafe unlink(draft)
    }
    // Written and not only made as long: on a full disk this fails, where touching the mapping would kill the process.
    let bytes = mark + [UInt8](repeating: 0, count: size - mark.count)
    guard fchmod(descriptor, mode) == 0, unsafe pwrite(descriptor, bytes, bytes.count, 0) == bytes.count else { return }
    _ = unsafe link(draft, path)
  }

  private static func open(_ path: String, _ flags: Int32, _ mode: mode_t = 0) -> Int32 {
    #if canImport(Glibc)
      unsafe Glibc.open(path, flags | O_CLOEXEC | O_NONBLOCK, mode)
    #elseif canImport(Musl)
      unsafe Musl.open(path, flags | O_CLOEXEC | O_NONBLOCK, mode)
    #else
      unsafe Darwin.open(path, flags | O_CLOEXEC | O_NONBLOCK, mode)
    #endif
  }

  private init?(_ descriptor: Int32, protection: Int32) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size >= off_t(Self.size),
      let memory = unsafe mmap(nil, Self.size, protection, MAP_SHARED, descriptor, 0), unsafe memory != MAP_FAILED
    else { return nil }
    guard unsafe UnsafeRawBufferPointer(start: memory, count: Self.mark.count).elementsEqual(Self.mark) else {
      unsafe munmap(memory, Self.size)
      return nil
    }
    unsafe self.memory = unsafe memory
    unsafe number = unsafe memory + Self.mark.count
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
  }

  deinit {
    unsafe munmap(memory, Self.size)
  }

  /// The number; whatever was committed before it was written is seen by a read that begins after this one.
  package var value: UInt64 { unsafe csqlite_load(number) }

  /// Whether the path still leads to the file that is mapped.
  ///
  /// - Parameter path: The counter's file.
  /// - Returns: False where the file was removed or exchanged: nobody may move this number any more.
  package func isStill(at path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && UInt64(status.st_dev) == device && UInt64(status.st_ino) == inode
  }

  /// Makes the number odd, before a commit and with the database's write lock held.
  ///
  /// - Returns: The odd number, for ``end(_:)``.
  package func begin() -> UInt64 {
    while true {
      let now = value
      // Odd already: its commit was broken off, or is over but for its end.
      let next = now % 2 == 0 ? now + 1 : now + 2
      if unsafe csqlite_exchange(number, now, next) { return next }
    }
  }

  /// Makes the number even, after a commit or a failed one.
  ///
  /// - Parameter mark: What ``begin()`` gave; where another program has begun since, the end is left to that one.
  package func end(_ mark: UInt64) {
    _ = unsafe csqlite_exchange(number, mark, mark + 1)
  }
}
