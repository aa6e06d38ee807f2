import CommandLineKit
import Glibc
import Logging
import Synchronization
import Testing

@Suite("Log lines")
struct LineLogHandlerTests {
  final class Lines: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
  }

  let lines = Lines()

  func logger(isJournal: Bool, level: Logger.Level = .trace) -> Logger {
    Logger(label: "test") { [lines] _ in
      LineLogHandler(
        threshold: LogThreshold(level), isJournal: isJournal, now: { 1_700_000_000 }, write: { lines.add($0) })
    }
  }

  @Test("an entry is one line with its time, level, message and sorted values")
  func plain() {
    var logger = logger(isJournal: false)
    logger[metadataKey: "dataset"] = "diagnoses"
    logger.info("published", metadata: ["added": "12", "reason": "a \"b\"", "empty": ""])
    #expect(
      lines.all == [
        "2023-11-14T22:13:20Z info published added=12 dataset=diagnoses empty=\"\" reason=\"a \\\"b\\\"\"\n"
      ])
  }

  @Test("the journal gets the priority instead of the time")
  func journal() {
    let logger = logger(isJournal: true)
    for level in Logger.Level.allCases { logger.log(level: level, "x") }
    #expect(lines.all == ["<7>x\n", "<7>x\n", "<6>x\n", "<5>x\n", "<4>x\n", "<3>x\n", "<2>x\n"])
  }

  @Test("text from outside cannot begin an entry of its own")
  func injection() {
    logger(isJournal: true).error("bad answer: a\n<0>forged\r\u{1B}[31m", metadata: ["k": "v\nw"])
    #expect(lines.all == ["<3>bad answer: a\\u{a}<0>forged\\u{d}\\u{1b}[31m k=v\\u{a}w\n"])
  }

  @Test("entries below the level are left out, and an entry's own value goes before the logger's")
  func levels() {
    var logger = logger(isJournal: true, level: .notice)
    logger[metadataKey: "k"] = "logger"
    logger.info("quiet")
    logger.notice("loud", metadata: ["k": "entry"])
    #expect(lines.all == ["<5>loud k=entry\n"])
  }

  @Test("a threshold that changes holds at once for every logger, and not for one with a level of its own")
  func threshold() {
    let threshold = LogThreshold(.notice)
    let first = Logger(label: "first") { [lines] _ in
      LineLogHandler(threshold: threshold, isJournal: true, now: { 0 }, write: { lines.add($0) })
    }
    var quiet = first
    quiet.logLevel = .error
    first.info("one")
    threshold.level = .debug
    let copy = first
    copy.debug("two")
    quiet.warning("three")
    #expect(lines.all == ["<7>two\n"])
  }

  @Test("an error that is logged is one of the values")
  func error() {
    struct Cause: Error, CustomStringConvertible { let description = "no route" }
    logger(isJournal: true).warning("pull failed", error: Cause())
    #expect(lines.all == ["<4>pull failed error=\"no route\"\n"])
  }

  @Test("the journal is behind an output only when device and inode agree")
  func journalStream() throws {
    let pipe = try Pipe()
    var status = stat()
    #expect(unsafe fstat(pipe.output.descriptor, &status) == 0)
    let own = "\(status.st_dev):\(status.st_ino)"
    #expect(JournalStream.isBehind(pipe.output, variables: ["JOURNAL_STREAM": own]))
    #expect(!JournalStream.isBehind(pipe.output, variables: ["JOURNAL_STREAM": own + "1"]))
    #expect(!JournalStream.isBehind(pipe.output, variables: ["JOURNAL_STREAM": ""]))
    #expect(!JournalStream.isBehind(pipe.output, variables: [:]))
    #expect(!JournalStream.isBehind(Output(descriptor: -1), variables: ["JOURNAL_STREAM": own]))
  }
}
