import FoundationEssentials
import Subprocess
import SystemPackage
import Testing

@Suite("Secrets")
struct SecretTests {
  private let secrets = [
    "BPJS_CONSUMER_SECRET": "r4hasia-Yang/Sangat+Dalam", "BPJS_USER_KEY": "kunc1-Yang/Sangat+Dalam",
  ]

  @Test("No secret, user key or signature stands in any output at any log level, nor in any file")
  func nowhere() async throws {
    let directory = try ScratchDirectory()
    let options = ["--secret", secrets["BPJS_CONSUMER_SECRET"] ?? "", "--user-key", secrets["BPJS_USER_KEY"] ?? ""]
    var printed = try await SecondOpinion.serve("official", .awkward, options, in: directory) { environment in
      let good = environment.merging(secrets) { $1 }.merging(["VCLAIMD_LOG_LEVEL": "trace"]) { $1 }
      let wrong = good.merging(["BPJS_CONSUMER_SECRET": "r4hasia-Yang/Sangat+Dalam2"]) { $1 }
      let mute = good.merging(["BPJS_API_URL": "http://127.0.0.1:1/vclaim-rest"]) { $1 }
      var printed: [String] = []
      for environment in [good, wrong, mute] {
        for (program, arguments) in [
          (Programs.daemon, ["sync"]), (Programs.daemon, ["sync", "--json"]), (Programs.daemon, ["check-config"]),
          (Programs.control, ["get", "diagnoses", "A01", "--live"]), (Programs.control, ["status", "--json"]),
        ] {
          let ended = try await run(program, arguments, environment: environment, in: directory)
          printed += [ended.output, ended.errors]
        }
        let (ended, _) = try await withRunning(
          Programs.daemon, ["run"], environment: environment, in: directory, until: "keeping "
        ) { daemon, _ in
          try daemon.send(.userDefinedOne)
          try daemon.send(.userDefinedTwo)
          _ = try await daemon.transcript.line { $0.contains("unchanged") || $0.contains("pull failed") }
        }
        printed.append(ended.output)
      }
      return printed
    }
    #expect(printed.contains { $0.contains("***") }, "the output was really gathered")
    #expect(printed.contains { $0.contains("GET referensi/diagnosa/{keyword} ") }, "requests were really logged")
    for name in try FileManager.default.subpathsOfDirectory(atPath: directory.path) where !name.hasSuffix(".csv") {
      var isDirectory = false
      guard FileManager.default.fileExists(atPath: directory.file(name), isDirectory: &isDirectory), !isDirectory
      else { continue }
      printed.append(String(decoding: try Data(contentsOf: URL(filePath: directory.file(name))), as: UTF8.self))
    }
    for text in printed {
      for secret in secrets.values { #expect(!text.contains(secret)) }
      // An HMAC-SHA256 in base64 is 43 digits and one sign of equality.
      #expect(!text.contains(/[A-Za-z0-9+\/]{43}=/))
    }
  }
}
