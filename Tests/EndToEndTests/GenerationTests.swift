import Subprocess
import SystemPackage
import Testing
import VClaim
import VClaimReference

@Suite("Look-ups while another process publishes")
struct GenerationTests {
  /// What did not hold in one answer, or nothing.
  private static func fault(_ found: Lookup<Polyclinic>, after generation: Int64) -> String? {
    if found.generation < generation { return "generation \(found.generation) after the commit of \(generation)" }
    let name = "Generation \(found.generation)"
    if found.value?.name != name { return "the row \(found.value?.name ?? "-") in generation \(found.generation)" }
    if found.asOf != 1_700_000_000 + found.generation { return "as_of \(found.asOf ?? 0) with \(name)" }
    return nil
  }

  @Test("a thousand generations: no look-up after a commit sees the older one, nor half of one")
  func thousand() async throws {
    let directory = try ScratchDirectory()
    let path = directory.file("reference.sqlite")
    let first = try await run(Programs.publisher, [path, "1"], in: directory)
    try #require(first.code == 0, "\(first.errors)")
    let local = try ReferenceLibrary(path: path).local

    // Two that ask without a break, and see the generations go up.
    let watchers = (0..<2).map { _ in
      Task {
        var faults: [String] = []
        var last: Int64 = 1
        while !Task.isCancelled {
          for _ in 0..<100 {
            let found = try local.polyclinic("INT")
            if let fault = Self.fault(found, after: last) { faults.append(fault) }
            last = found.generation
          }
          await Task.yield()
        }
        return faults
      }
    }

    // One that hears of each commit, and asks at once.
    let seen = try await Subprocess.run(
      .path(Programs.publisher), arguments: [path, "1000"], environment: .clean([:]),
      workingDirectory: FilePath(directory.path), input: .none, output: .sequence, error: .discarded
    ) { execution in
      var commits: Int64 = 0
      var faults: [String] = []
      for try await line in execution.standardOutput.strings() {
        guard let generation = Int64(line.filter(\.isNumber)) else { continue }
        commits += 1
        if let fault = Self.fault(try local.polyclinic("INT"), after: generation) { faults.append(fault) }
      }
      return (commits: commits, faults: faults)
    }
    for watcher in watchers { watcher.cancel() }
    #expect(seen.closureResult.commits == 1_000)
    #expect(seen.closureResult.faults == [])
    for watcher in watchers { #expect(try await watcher.value == []) }
    #expect(try local.generation() == 1_001)
  }
}
