import FoundationEssentials
import FuzzEntries
import Testing

@Suite("The kept corpus of the fuzzer")
struct FuzzCorpusTests {
  private static let corpus = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fuzz/Corpus")

  private func files(of entry: FuzzEntry) throws -> [URL] {
    let directory = Self.corpus.appending(path: entry.rawValue)
    return try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted()
      .map { directory.appending(path: $0) }
  }

  @Test("breaks no promise, whole or cut or with a byte changed", arguments: FuzzEntry.allCases)
  func corpus(of entry: FuzzEntry) throws {
    var generator = SeededGenerator(seed: 9)
    let files = try files(of: entry)
    #expect(files.count >= 10)
    for file in files {
      let input = Array(try Data(contentsOf: file))
      #expect(throws: Never.self, "\(file.lastPathComponent)") { try entry.check(input) }
      for _ in 0..<20 {
        let mutated = generator.mutate(input)
        #expect(throws: Never.self, "\(file.lastPathComponent), changed to \(mutated)") { try entry.check(mutated) }
      }
    }
  }

  @Test("has a directory for each entry and for nothing else")
  func directories() throws {
    let directories = try FileManager.default.contentsOfDirectory(atPath: Self.corpus.path)
    #expect(Set(directories) == Set(FuzzEntry.allCases.map(\.rawValue)))
  }
}
