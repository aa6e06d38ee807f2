import FoundationEssentials
import Synchronization
import SystemPackage
import Testing
import VClaim
import VClaimReference

/// Programs in three languages, and the query library, that read a file without a break while a test ill-treats it.
enum FileReaders {
  /// What a reader saw.
  struct Seen: Sendable, Decodable {
    var reads = 0
    var errors: [String] = []
    /// Rules of the file that did not hold in what one transaction showed: a torn state.
    var broken = 0
    /// How often the generation was lower than before.
    var backwards = 0
    var generation: Int64 = 0
  }

  private static let directory = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .removingLastComponent().appending("Readers")

  private static let programs: [(name: String, program: FilePath, script: String)] = [
    ("Python", "/usr/bin/python3", "reader.py"), ("Perl", "/usr/bin/perl", "reader.pl"),
    ("PHP", "/usr/bin/php", "reader.php"),
  ]

  /// Lets all of them read while a test works.
  ///
  /// - Parameters:
  ///   - path: The reference file, which must be there.
  ///   - scratch: Where the sign to stop is put.
  ///   - body: What the test does meanwhile.
  /// - Returns: What each reader saw, by its language.
  /// - Throws: What the body throws.
  static func watch(
    _ path: String, in scratch: ScratchDirectory, while body: () async throws -> Void
  ) async throws -> [String: Seen] {
    let stop = scratch.file("stop-reading")
    let hasStopped = Atomic(false)
    let library = try ReferenceLibrary(path: path)
    let swift = Task { try await swiftReader(library, until: { hasStopped.load(ordering: .relaxed) }) }
    let others = programs.map { reader in
      Task {
        let arguments = [reader.script, "consistency.sql"].map { directory.appending($0).string }
        let ended = try await run(reader.program, [arguments[0], path, arguments[1], stop], in: scratch)
        try #require(ended.code == 0, "\(reader.name): \(ended.errors)")
        return try JSONDecoder().decode(Seen.self, from: Data(ended.output.utf8))
      }
    }
    let outcome: Result<Void, any Error>
    do { outcome = .success(try await body()) } catch { outcome = .failure(error) }
    try scratch.write("", to: "stop-reading")
    hasStopped.store(true, ordering: .relaxed)
    var seen = ["Swift": try await swift.value]
    for (reader, task) in zip(programs, others) { seen[reader.name] = try await task.value }
    try outcome.get()
    return seen
  }

  private static func swiftReader(
    _ library: ReferenceLibrary, until isOver: () -> Bool
  ) async throws -> Seen {
    var seen = Seen()
    while !isOver() {
      do {
        let found = try library.local.search(.diagnoses, "diagnosis", limit: 5)
        if let first = found.rows.first {
          let again = try library.local.diagnosis(first.code)
          // A publication may have come between: only a file that stayed the same must say the same.
          seen.broken += again.generation == found.generation && again.value != first ? 1 : 0
          seen.backwards += again.generation < found.generation ? 1 : 0
        } else {
          seen.broken += 1
        }
        seen.backwards += found.generation < seen.generation ? 1 : 0
        seen.generation = found.generation
      } catch {
        seen.errors.append("\(error)")
      }
      seen.reads += 1
      // Nothing is waited for: the daemon must get its share of the processor.
      try await Task.sleep(for: .milliseconds(5))
    }
    return seen
  }
}
