import ArgumentParser
import CommandLineKit
import FoundationEssentials
import ProcessSignals

struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show it all against the simulator, without credentials.",
    discussion: "Works in a temporary directory of its own, which it removes, and reads no configuration.")

  func run() async throws {
    let directory = FileManager.default.temporaryDirectory.path + "/vclaimd-demo-\(UInt64.random(in: 0...(.max)))"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try await ProcessSignals.cancellingOnStop { try await Demonstration(directory: directory).run() }
  }
}
