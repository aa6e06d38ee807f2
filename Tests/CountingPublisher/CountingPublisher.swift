import Glibc
import ReferenceStore
import SQLite

/// Publishes one generation after the other, and tells each on its standard output once its commit is over.
///
/// For tests that want the commits of another process. Arguments: the reference file, which is made where it is missing,
/// and how many generations to publish.
@main
enum CountingPublisher {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let count = Int64(arguments[2]) else { exit(64) }
    let store = try await ReferenceStore(path: arguments[1], now: { 1_700_000_000 })
    for _ in 0..<count {
      let next = try await (store.statuses().map(\.generation).max() ?? 0) + 1
      let row = Record(values: [.text("INT"), .text("Generation \(next)")])
      let publication = try await store.publish(
        Candidate(dataset: .polyclinics, parts: [(.whole, [row])], confirmsWhole: true, asOf: 1_700_000_000 + next))
      let line = Array("\(publication.generation)\n".utf8)
      guard unsafe write(STDOUT_FILENO, line, line.count) == line.count else { exit(74) }
    }
    await store.close()
  }
}
