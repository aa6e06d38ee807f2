import FoundationEssentials
import NIOSSL
import Subprocess

/// A certificate that signs itself, made by the `openssl` command for one test.
struct TestCertificate {
  /// The path of the certificate's PEM file.
  let certificateFile: String
  /// What a server with this certificate is made with.
  let serverContext: NIOSSLContext

  /// When a certificate is valid: the first and the last moment, as `yyyymmddhhmmssZ`.
  struct Validity: Sendable {
    let from: String
    let to: String

    static let now = Validity(from: "20200101000000Z", to: "20991231000000Z")
    static let past = Validity(from: "20200101000000Z", to: "20210615000000Z")
    static let future = Validity(from: "20980615000000Z", to: "20991231000000Z")
  }

  /// Makes a certificate for a host name; its files are gone when `body` returns.
  static func with<Result>(
    host: String, validity: Validity = .now, _ body: (TestCertificate) async throws -> Result
  ) async throws -> Result {
    let directory = FileManager.default.temporaryDirectory.appending(path: "vclaim-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let path = { (name: String) in directory.appending(path: name).path }
    try Data(settings(directory: directory.path, host: host).utf8).write(to: directory.appending(path: "ca.cnf"))
    try Data().write(to: directory.appending(path: "index"))
    try Data("01".utf8).write(to: directory.appending(path: "serial"))
    try await openssl([
      "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=\(host)",
      "-keyout", path("key.pem"), "-out", path("request.pem"),
    ])
    // `ca`, because it alone takes dates that are not counted from today.
    try await openssl([
      "ca", "-batch", "-notext", "-selfsign", "-config", path("ca.cnf"), "-keyfile", path("key.pem"),
      "-in", path("request.pem"), "-out", path("certificate.pem"), "-startdate", validity.from, "-enddate", validity.to,
    ])
    let configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: try NIOSSLCertificate.fromPEMFile(path("certificate.pem")).map { .certificate($0) },
      privateKey: .privateKey(try NIOSSLPrivateKey(file: path("key.pem"), format: .pem)))
    return try await body(
      TestCertificate(
        certificateFile: path("certificate.pem"), serverContext: try NIOSSLContext(configuration: configuration)))
  }

  private static func openssl(_ arguments: [String]) async throws {
    let made = try await run(
      .name("openssl"), arguments: Arguments(arguments), output: .discarded, error: .string(limit: 4_096))
    guard made.terminationStatus.isSuccess else { throw CertificateError(message: made.standardError) }
  }

  private static func settings(directory: String, host: String) -> String {
    """
    [ca]
    default_ca = own
    [own]
    database = \(directory)/index
    serial = \(directory)/serial
    new_certs_dir = \(directory)
    default_md = sha256
    policy = policy
    x509_extensions = extensions
    [policy]
    commonName = supplied
    [extensions]
    subjectAltName = DNS:\(host)
    basicConstraints = CA:TRUE

    """
  }

  struct CertificateError: Error {
    var message: String
  }
}
