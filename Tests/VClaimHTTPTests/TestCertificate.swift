import FoundationEssentials
import NIOSSL
import Subprocess

/// A certificate that signs itself, made by the `openssl` command for one test.
struct TestCertificate {
  /// The path of the certificate's PEM file.
  let certificateFile: String
  /// What a server with this certificate is made with.
  let serverContext: NIOSSLContext

  /// Makes a certificate for a host name; its files are gone when `body` returns.
  static func with<Result>(
    host: String, _ body: (TestCertificate) async throws -> Result
  ) async throws -> Result {
    let directory = FileManager.default.temporaryDirectory.appending(path: "vclaim-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let certificate = directory.appending(path: "certificate.pem").path
    let key = directory.appending(path: "key.pem").path
    let made = try await run(
      .name("openssl"),
      arguments: [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
        "-subj", "/CN=\(host)", "-addext", "subjectAltName=DNS:\(host)", "-keyout", key, "-out", certificate,
      ],
      output: .discarded, error: .string(limit: 4_096))
    guard made.terminationStatus.isSuccess else {
      throw CertificateError(message: made.standardError)
    }
    let configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) },
      privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
    return try await body(
      TestCertificate(
        certificateFile: certificate, serverContext: try NIOSSLContext(configuration: configuration)))
  }

  struct CertificateError: Error {
    var message: String
  }
}
