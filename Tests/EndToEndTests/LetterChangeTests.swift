import Subprocess
import SystemPackage
import Testing

@Suite("A change at the service is never lost sight of")
struct LetterChangeTests {
  private static let letter = """
    {"noKartu":"0009999000001","tglSEP":"2026-01-14","ppkPelayanan":"0123R001","jnsPelayanan":"RJ","klsRawat":"1",\
    "noMR":"MR-2026-00001","diagAwal":"A00","poliTujuan":"INT","user":"admin"
    """
  private static let number = "0123R0010126V000001"

  /// Runs `vclaimctl sep` with a standard output that takes nothing.
  private func unprinted(
    _ arguments: [String], isClosed: Bool, _ service: SimulatedService, in directory: ScratchDirectory
  ) async throws -> Ended {
    let script = """
      import os, subprocess, sys
      if sys.argv[1] == "closed":
          reader, writer = os.pipe()
          os.close(reader)
      else:
          writer = os.open("/dev/full", os.O_WRONLY)
      sys.exit(subprocess.run(sys.argv[2:], stdout=writer).returncode)
      """
    return try await run(
      SecondOpinion.python,
      ["-c", script, isClosed ? "closed" : "full", Programs.control.string, "sep"] + arguments,
      environment: service.environment, in: directory)
  }

  @Test("its number is told when the answer cannot be printed, and the status is no success", arguments: [false, true])
  func unprinted(isClosed: Bool) async throws {
    let directory = try ScratchDirectory()
    try directory.write(Self.letter + "}", to: "letter.json")
    try directory.write(Self.letter + #","noSep":"\#(Self.number)"}"#, to: "changed.json")
    try await SimulatedService.run(in: directory) { service in
      for (arguments, told) in [
        (["create", "letter.json"], "vclaimctl: created \(Self.number); do not send it again (cannot write output: "),
        (["update", "changed.json", "--json"], "vclaimctl: changed \(Self.number) as the file says"),
        (["delete", Self.number], "vclaimctl: deleted \(Self.number); it cannot be deleted again"),
      ] {
        let ended = try await unprinted(arguments, isClosed: isClosed, service, in: directory)
        #expect(ended.code == 74, "\(ended.errors)")
        #expect(ended.errors.hasPrefix(told), "\(ended.errors)")
      }
    }
  }

  /// Takes requests, says so, and never answers.
  private static let silentService = """
    import http.server, threading
    class Silent(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            print("asked", flush=True)
            threading.Event().wait()
        do_PUT = do_DELETE = do_POST
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Silent)
    print(f"http://127.0.0.1:{server.server_address[1]}/vclaim-rest", flush=True)
    server.serve_forever()
    """

  @Test(
    "a signal during the wait ends it with 69 and word that the outcome is unknown",
    arguments: [Signal.interrupt, .terminate])
  func stopped(signal: Signal) async throws {
    let directory = try ScratchDirectory()
    try directory.write(Self.letter + "}", to: "letter.json")
    try directory.write(Self.letter + #","noSep":"\#(Self.number)"}"#, to: "changed.json")
    _ = try await withRunning(
      SecondOpinion.python, ["-c", Self.silentService], in: directory, until: "http://"
    ) { service, url in
      let environment = SecondOpinion.credentials.merging(["BPJS_API_URL": url, "BPJS_TIMEOUT": "120s"]) { $1 }
      for (arguments, advice) in [
        (["create", "letter.json"], "look for the member's letters"), (["update", "changed.json"], "read the letter"),
        (["delete", Self.number], "read the letter"),
      ] {
        let ended = try await stop(arguments, until: service.transcript, signal, environment, in: directory)
        #expect(ended.code == 69, "\(ended.output)")
        #expect(ended.output.contains("the outcome of "), "\(ended.output)")
        #expect(ended.output.contains(advice), "\(ended.output)")
      }
    }
  }

  /// Starts `vclaimctl sep`, and sends it a signal once the service has its request.
  private func stop(
    _ arguments: [String], until service: Transcript, _ signal: Signal, _ environment: [String: String],
    in directory: ScratchDirectory
  ) async throws -> Ended {
    let seen = service.count
    let result = try await Subprocess.run(
      .path(Programs.control), arguments: Arguments(["sep"] + arguments), environment: .clean(environment),
      workingDirectory: FilePath(directory.path), input: .none, output: .sequence, error: .combinedWithOutput
    ) { execution in
      _ = try await service.line(after: seen) { $0 == "asked" }
      try execution.send(signal: signal)
      var output = ""
      for try await line in execution.standardOutput.strings() { output += line }
      return output
    }
    return Ended(status: result.terminationStatus, output: result.closureResult, errors: "")
  }
}
