import Subprocess
import SystemPackage
import Testing

@Suite("A pull that goes wrong")
struct BadAnswerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let dialect: String
    let options: [String]
    let status: Int32
    let reason: String

    var testDescription: String { "\(name), \(dialect)" }
  }

  static let cases: [Case] = [
    Case(name: "HTML instead of JSON", fault: "html", status: 69, reason: "HTML"),
    Case(name: "an empty body", fault: "empty", status: 69, reason: "empty"),
    Case(name: "a body cut in the middle", fault: "cut", status: 65, reason: "body ends before"),
    Case(name: "a connection cut in the middle", fault: "cut-connection", status: 65, reason: "closed the connection"),
    Case(name: "a list where an object was due", fault: "list-for-object", status: 65, reason: "object"),
    Case(name: "a row without a code", fault: "row-without-code", status: 65, reason: "code"),
    Case(name: "one code with two names", fault: "two-names", status: 65, reason: "repeats the code"),
    Case(name: "a row without a code", dialect: "paged", fault: "row-without-code", status: 65, reason: "code"),
    Case(name: "one code with two names", dialect: "paged", fault: "two-names", status: 65, reason: "repeats the code"),
    Case(name: "a repeated page", dialect: "paged", fault: "repeated-page", status: 65, reason: "page"),
    Case(name: "an answer that another key encrypted", fault: "wrong-key", status: 65, reason: "secret"),
  ]

  @Test("A bad answer is a clear error with its status, and leaves the file as it was", arguments: cases)
  func badAnswer(_ bad: Case) async throws {
    let directory = try ScratchDirectory()
    let path = directory.file("reference.sqlite")
    _ = try await SecondOpinion.serve(bad.dialect, .awkward, in: directory) { environment in
      try await run(Programs.daemon, ["sync"], environment: environment, in: directory)
    }
    let before = try ReferenceContent.confirmed(in: path)
    let ended = try await SecondOpinion.serve(bad.dialect, .awkward, bad.options, in: directory) { environment in
      try await run(
        Programs.daemon, ["sync", "diagnoses"],
        environment: environment.merging(["BPJS_PAGE_SIZE": "50"]) { $1 }, in: directory)
    }
    #expect(ended.code == bad.status, "\(ended.output)\(ended.errors)")
    #expect(ended.errors.contains("diagnoses: referensi/diagnosa/"), "\(ended.errors)")
    #expect(ended.errors.lowercased().contains(bad.reason.lowercased()), "\(ended.errors)")
    #expect(try ReferenceContent.confirmed(in: path) == before)
  }

  @Test("A wrong secret is refused credentials, and asks no more than it must")
  func wrongSecret() async throws {
    let directory = try ScratchDirectory()
    let ended = try await SecondOpinion.serve("official", .awkward, in: directory) { environment in
      try await run(
        Programs.daemon, ["sync"], environment: environment.merging(["BPJS_CONSUMER_SECRET": "salah"]) { $1 },
        in: directory)
    }
    #expect(ended.code == 77, "\(ended.errors)")
    #expect(ended.errors.contains("room_classes: referensi/kelasrawat"))
    #expect(!(ended.output + ended.errors).contains("salah"))
  }

  @Test("A host where nobody listens is unavailable")
  func unreachable() async throws {
    let directory = try ScratchDirectory()
    let environment = SecondOpinion.credentials.merging(["BPJS_API_URL": "http://127.0.0.1:1/vclaim-rest"]) { $1 }
    let ended = try await run(Programs.daemon, ["sync", "room-classes"], environment: environment, in: directory)
    #expect(ended.code == 69, "\(ended.errors)")
    #expect(ended.errors.contains("room_classes: referensi/kelasrawat"))
  }
}

extension BadAnswerTests.Case {
  fileprivate init(name: String, dialect: String = "official", fault: String, status: Int32, reason: String) {
    self.init(
      name: name, dialect: dialect, options: ["--fault", fault, "--fault-on", "diagnosa"], status: status,
      reason: reason)
  }
}
