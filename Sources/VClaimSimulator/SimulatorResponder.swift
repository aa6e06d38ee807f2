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
        headers: request.headers.map { (name: $0.name.rawName, value: $0.value) }))
    return Response(
      status: HTTPResponse.Status(code: answer.status),
      headers: [.contentType: "application/json; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
  }
}
