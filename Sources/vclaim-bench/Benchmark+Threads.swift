import Dispatch
import Synchronization
import VClaimReference

extension Benchmark {
  private static let perThread = 2_000

  /// Look-ups of one thread, and as many of each of two at once: in the time of one where threads do not wait for each other.
  static var threads: [Benchmark] {
    [(1, "one", ""), (2, "two", "s")].map { count, word, plural in
      Benchmark(
        name: "look-ups-\(word)-thread\(plural)", summary: "\(perThread) look-ups on each of \(word) thread\(plural)",
        operationsPerRound: 20
      ) { workspace in
        let local = try await ReferenceLibrary(path: workspace.readersFile()).local
        let keys = workspace.keys()
        return .call { number in
          let found = Atomic(0)
          DispatchQueue.concurrentPerform(iterations: count) { thread in
            var rows = 0
            for place in 0..<perThread {
              // Each thread begins elsewhere: they do not fetch each other's rows.
              let key = keys[(number * perThread + place + thread * keys.count / 2) % keys.count]
              if (try? local.diagnosis(key))?.value != nil { rows += 1 }
            }
            found.add(rows, ordering: .relaxed)
          }
          try BenchmarkError.require(found.load(ordering: .relaxed) == count * perThread, "a row for every code")
        }
      }
    }
  }
}
