internal import NIOPosix
package import VClaimReference

extension LocalAPI {
  /// Writes what `GET /v1/status` answers to `state.json` beside the socket, in one step for whoever reads it.
  ///
  /// - Returns: What was written.
  /// - Throws: A `StoreError` when the reference file cannot be read, or ``LocalAPIError`` with `cannotWrite`.
  package func dump() async throws -> StatusDocument {
    let document = try await state.document()
    let bytes = Array((try JSONText.encode(document) + "\n").utf8)
    let file = ReplacedFile(path: file.directory + "/state.json", mode: 0o640)
    try await NIOThreadPool.singleton.runIfActive { try file.replace(with: bytes) }
    return document
  }
}
