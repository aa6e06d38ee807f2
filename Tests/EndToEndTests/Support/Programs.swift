import Glibc
import Subprocess
import SystemPackage

/// The programs that were built beside the tests.
enum Programs {
  static let daemon = directory.appending("vclaimd")
  static let control = directory.appending("vclaimctl")
  static let simulator = directory.appending("vclaim-simulator")
  static let publisher = directory.appending("counting-publisher")

  /// The directory of the running test program, in which SwiftPM puts the executables too.
  private static let directory: FilePath = {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let path = String(decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return FilePath(path).removingLastComponent()
  }()
}

/// What a program left behind.
struct Ended: Sendable {
  let status: TerminationStatus
  let output: String
  let errors: String

  /// The exit status, or nil when a signal ended the program.
  var code: Int32? {
    guard case .exited(let code) = status else { return nil }
    return code
  }
}

/// Runs a program to its end, in an environment that holds nothing but what is given.
func run(
  _ program: FilePath, _ arguments: [String], environment: [String: String] = [:], in directory: ScratchDirectory,
  user: (id: UInt32, group: UInt32, groups: [UInt32])? = nil
) async throws -> Ended {
  var options = PlatformOptions()
  if let user {
    options.userID = user.id
    options.groupID = user.group
    options.supplementaryGroups = user.groups
  }
  let result = try await Subprocess.run(
    .path(program), arguments: Arguments(arguments), environment: .clean(environment),
    workingDirectory: FilePath(directory.path), platformOptions: options, output: .string(limit: 64 << 20),
    error: .string(limit: 64 << 20))
  return Ended(
    status: result.terminationStatus, output: result.standardOutput, errors: result.standardError)
}

extension Environment {
  /// Only what programs need to start, and what the test wants them to see.
  static func clean(_ values: [String: String]) -> Environment {
    let base = ["PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"].merging(values) { $1 }
    return .custom(base.map { Array("\($0.key)=\($0.value)\0".utf8) })
  }
}
