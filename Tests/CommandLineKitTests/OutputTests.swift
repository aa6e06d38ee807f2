import CommandLineKit
import Dispatch
import Glibc
import Testing

@Suite("Writing")
struct OutputTests {
  @Test("text arrives as it is")
  func text() throws {
    let pipe = try Pipe()
    try pipe.output.write("a")
    try pipe.output.writeLine("é")
    #expect(pipe.text() == "aé\n")
  }

  @Test("a descriptor that cannot be written to is an error that says why")
  func badDescriptor() {
    let error = #expect(throws: OutputError.self) { try Output(descriptor: -1).write("x") }
    #expect(error?.code == .failed)
    #expect(error?.errorNumber == EBADF)
    #expect(error?.description == "cannot write output: Bad file descriptor")
    #expect(error.map { CommandLineKit.ExitStatus.of($0) } == .inputOutput)
  }

  @Test("a full disk is an error of output")
  func fullDisk() throws {
    let descriptor = unsafe open("/dev/full", O_WRONLY | O_CLOEXEC)
    defer { close(descriptor) }
    let error = #expect(throws: OutputError.self) { try Output(descriptor: descriptor).write("x") }
    #expect(error?.errorNumber == ENOSPC)
  }

  @Test("more than a pipe holds waits for the reader and loses nothing")
  func fullPipe() async throws {
    var ends: [Int32] = [0, 0]
    #expect(unsafe pipe(&ends) == 0)
    let (reading, writing) = (ends[0], ends[1])
    _ = fcntl(writing, F_SETFL, O_NONBLOCK)
    let text = String(repeating: "0123456789", count: 100_000)
    async let received = onThreadOfItsOwn { self.drain(reading, text.utf8.count) }
    let failure = await onThreadOfItsOwn {
      do { try Output(descriptor: writing).write(text) } catch { return "\(error)" }
      return ""
    }
    #expect(failure == "")
    #expect(await received == text.utf8.count)
    close(writing)
    close(reading)
  }

  /// Runs what blocks where no other test waits for the thread.
  private func onThreadOfItsOwn<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async -> Result {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: work()) }
    }
  }

  private func drain(_ descriptor: Int32, _ expected: Int) -> Int {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    var total = 0
    while total < expected {
      let count = unsafe read(descriptor, &chunk, chunk.count)
      guard count > 0 else { return total }
      total += count
    }
    return total
  }

  @Test("lines are collected until they are flushed")
  func lineBuffer() throws {
    let pipe = try Pipe()
    var buffer = LineBuffer(pipe.output)
    try buffer.add("one")
    try buffer.add("two")
    #expect(pipe.text().isEmpty)
    try buffer.flush()
    #expect(pipe.text() == "one\ntwo\n")
    let line = String(repeating: "x", count: 40_000)
    try buffer.add(line)
    #expect(pipe.text().isEmpty)
    // Together exactly what a pipe holds: the only reader is this test.
    try buffer.add(String(repeating: "y", count: 25_534))
    #expect(pipe.text().utf8.count == 65_536)
  }
}
