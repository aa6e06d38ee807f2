import VClaimReference

extension Benchmark {
  /// From nothing to the first answer, with the file in the memory of the system.
  static var opening: [Benchmark] {
    [
      Benchmark(name: "open", summary: "open the library, first answer", operationsPerRound: 40) { workspace in
        let path = try await workspace.readersFile()
        let code = workspace.diagnoses.rows[0].code
        return .call { _ in
          let found = try ReferenceLibrary(path: path).local.diagnosis(code)
          try BenchmarkError.require(found.value != nil, "a row for a code that is in the file")
        }
      }
    ]
  }
}
