import ReferenceStore
import VClaimReference

extension Benchmark {
  /// Look-ups by key, through the public synchronous call.
  static var lookUps: [Benchmark] {
    [
      Benchmark(name: "look-up-hit", summary: "look-up by key, hit", operationsPerRound: 4_000) { workspace in
        let local = try await ReferenceLibrary(path: workspace.readersFile()).local
        var chance = SplitMix64(seed: 1)
        let codes = workspace.diagnoses.rows.map(\.code).shuffled(using: &chance)
        return .call { number in
          let found = try local.diagnosis(codes[number % codes.count])
          try BenchmarkError.require(found.value != nil, "a row for a code that is in the file")
        }
      },
      Benchmark(name: "look-up-miss", summary: "look-up by key, miss", operationsPerRound: 4_000) { workspace in
        let local = try await ReferenceLibrary(path: workspace.readersFile()).local
        var chance = SplitMix64(seed: 2)
        // The letter makes them absent and leaves them among the codes, not behind the last one.
        let codes = workspace.diagnoses.rows.map { $0.code + "X" }.shuffled(using: &chance)
        return .call { number in
          let found = try local.diagnosis(codes[number % codes.count])
          try BenchmarkError.require(found.value == nil, "no row for a code that is not in the file")
        }
      },
    ]
  }
}
