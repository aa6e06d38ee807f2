import CLibFuzzer
package import FuzzEntries
import Glibc
import Synchronization

/// The entry that this program tries.
private let chosen = Mutex<FuzzEntry?>(nil)

/// Runs libFuzzer with the arguments of this program, and ends it.
///
/// - Parameter entry: What to try.
/// - Returns: Never; the status is libFuzzer's.
package func fuzz(_ entry: FuzzEntry) -> Never {
  chosen.withLock { $0 = entry }
  var count = CommandLine.argc
  // libFuzzer may move the pointers of this list, not what they point at; the last one is null, as in C.
  var arguments: [UnsafeMutablePointer<CChar>?] = unsafe CommandLine.arguments.map { unsafe strdup($0) } + [nil]
  let status = unsafe arguments.withUnsafeMutableBufferPointer { list in
    var base = list.baseAddress
    return unsafe withUnsafeMutablePointer(to: &count) { count in
      unsafe withUnsafeMutablePointer(to: &base) { base in
        unsafe LLVMFuzzerRunDriver(count, base) { unsafe testOneInput($0, $1) }
      }
    }
  }
  exit(status)
}

/// Tries one input; a broken invariant is a crash, so that libFuzzer keeps the input.
///
/// The linker wants it under this name even where libFuzzer is handed its callback.
///
/// - Parameters:
///   - data: The input's bytes; may be nil when there are none.
///   - count: How many.
/// - Returns: 0, which libFuzzer takes for "go on".
@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let entry = chosen.withLock({ $0 }) else { return 0 }
  let input = unsafe Array(UnsafeBufferPointer(start: data, count: count))
  do {
    try entry.check(input)
  } catch {
    let line = Array("\(error.description)\n".utf8)
    _ = unsafe line.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
    abort()
  }
  return 0
}
