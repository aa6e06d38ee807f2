import CommandLineKit
import Glibc

/// A real pipe: what is written to `output` can be read here.
struct Pipe: ~Copyable {
  let output: Output
  private let reading: Int32

  init() throws {
    var ends: [Int32] = [0, 0]
    guard unsafe pipe(&ends) == 0, fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0 else {
      throw PipeError(errorNumber: errno)
    }
    reading = ends[0]
    output = Output(descriptor: ends[1])
  }

  deinit {
    close(reading)
    close(output.descriptor)
  }

  /// Everything that has been written since the last call.
  func text() -> String {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe read(reading, &chunk, chunk.count)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += chunk[..<count]
    }
  }

  struct PipeError: Error {
    let errorNumber: Int32
  }
}
