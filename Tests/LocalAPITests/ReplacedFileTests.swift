import FoundationEssentials
import Glibc
import Testing

@testable import LocalAPI

@Suite("A file that is replaced as a whole")
struct ReplacedFileTests {
  private let directory = "\(FileManager.default.temporaryDirectory.path)/replaced-\(UUID().uuidString)"

  private func withDirectory(_ body: (ReplacedFile) throws -> Void) throws {
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try body(ReplacedFile(path: directory + "/state.json", mode: 0o640))
  }

  private func text(_ file: ReplacedFile) throws -> String { try String(contentsOfFile: file.path, encoding: .utf8) }

  @Test("who has the old one open keeps it, who opens it later has the new one, and nothing is left beside it")
  func replaces() throws {
    try withDirectory { file in
      try file.replace(with: Array("old".utf8))
      let reader = unsafe open(file.path, O_RDONLY)
      defer { close(reader) }
      try Data("left by a killed daemon, and longer".utf8).write(to: URL(filePath: file.path + ".new"))
      try file.replace(with: Array("new".utf8))
      var buffer = [UInt8](repeating: 0, count: 10)
      let count = unsafe read(reader, &buffer, buffer.count)
      #expect(buffer.prefix(max(0, count)) == Array("old".utf8)[...])
      #expect(try text(file) == "new")
      var status = stat()
      #expect(unsafe stat(file.path, &status) == 0 && status.st_mode & 0o7777 == 0o640)
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["state.json"])
    }
  }

  @Test("a link in the way of the new one is not followed, and the old one stays")
  func link() throws {
    try withDirectory { file in
      try file.replace(with: Array("old".utf8))
      try Data("precious".utf8).write(to: URL(filePath: directory + "/other"))
      try FileManager.default.createSymbolicLink(
        atPath: file.path + ".new", withDestinationPath: directory + "/other")
      let error = #expect(throws: LocalAPIError.self) { try file.replace(with: Array("new".utf8)) }
      #expect(error?.code == .cannotWrite)
      #expect(try text(file) == "old")
      #expect(try String(contentsOfFile: directory + "/other", encoding: .utf8) == "precious")
      // It is gone now: the next one succeeds.
      try file.replace(with: Array("new".utf8))
      #expect(try text(file) == "new")
    }
  }
}
