import HTTPTypes
import Hummingbird
import NIOCore

/// Joins the service's double to hummingbird: the only file that knows both.
struct SimulatorResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  let simulator: Simulator

  func respond(to request: Request, context: Context) async throws -> Response {
    let answer = try await simulator.answer(
      SimulatorRequest(
        method: request.method.rawValue,
        path: request.uri.path,
        headers: request.headers.map { (name: $0.name.rawName, value: $0.value) },
        body: try await Self.body(of: request)))
    return Response(
      status: HTTPResponse.Status(code: answer.status),
      headers: [.contentType: "application/json; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
  }

  /// Reads a body until it is over, or longer than any that is answered.
  private static func body(of request: Request) async throws -> [UInt8] {
    var body: [UInt8] = []
    for try await part in request.body {
      body += part.readableBytesView.prefix(SimulatorRequest.bodyLimit + 1 - body.count)
      if body.count > SimulatorRequest.bodyLimit { break }
    }
    return body
  }
}
