import VClaimReference

extension Benchmark {
  /// How many keys are asked for again and again.
  private static let repeatedKeys = 64

  /// Look-ups by key, through the public synchronous call.
  static var lookUps: [Benchmark] {
    [
      Benchmark(
        name: "look-up-first", summary: "look-up by key, not asked for before", operationsPerRound: 4_000
      ) { workspace in
        let path = try await workspace.readersFile()
        let keys = workspace.keys()
        var local = try ReferenceLibrary(path: path).local
        return .call { number in
          // Once round, a library that remembers nothing of it.
          if number > 0, number.isMultiple(of: keys.count) { local = try ReferenceLibrary(path: path).local }
          try requireRow(local, keys[number % keys.count])
        }
      },
      Benchmark(
        name: "look-up-repeated", summary: "look-up by key, asked for before", operationsPerRound: 4_000
      ) { workspace in
        let local = try await ReferenceLibrary(path: workspace.readersFile()).local
        let keys = Array(workspace.keys().prefix(repeatedKeys))
        for key in keys { try requireRow(local, key) }
        return .call { number in try requireRow(local, keys[number % keys.count]) }
      },
      Benchmark(name: "look-up-miss", summary: "look-up by key, miss", operationsPerRound: 4_000) { workspace in
        let local = try await ReferenceLibrary(path: workspace.readersFile()).local
        // The letter makes them absent and leaves them among the codes, not behind the last one.
        let keys = workspace.keys().map { $0 + "X" }
        return .call { number in
          let found = try local.diagnosis(keys[number % keys.count])
          try BenchmarkError.require(found.value == nil, "no row for a code that is not in the file")
        }
      },
      Benchmark(name: "dictionary", summary: "the same in a Swift Dictionary", operationsPerRound: 4_000) { workspace in
        let names = Dictionary(uniqueKeysWithValues: workspace.diagnoses.rows.map { ($0.code, $0) })
        let keys = workspace.keys()
        return .call { number in
          try BenchmarkError.require(names[keys[number % keys.count]] != nil, "a row for a code that is there")
        }
      },
    ]
  }

  private static func requireRow(_ local: LocalReference, _ key: String) throws {
    let found = try local.diagnosis(key)
    try BenchmarkError.require(found.value != nil, "a row for a code that is in the file")
  }
}
