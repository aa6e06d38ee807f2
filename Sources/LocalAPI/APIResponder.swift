internal import DaemonMetrics
internal import Glibc
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore

/// Joins questions and answers to hummingbird.
struct APIResponder: HTTPResponder {
  typealias Context = APIContext

  let answers: Answers
  let door: Door

  func respond(to request: Request, context: APIContext) async throws -> Response {
    var label = Route.unknownLabel
    let answer: Answer
    do {
      try door.admit(request.head)
      let route = try Route(request.method, try RequestTarget(request.uri.string))
      label = route.label
      answer = try await self.answer(route, request, context.channel)
    } catch let refusal as Refusal {
      answer = Answer(refusal)
    } catch {
      context.logger.error("a request failed", metadata: ["error": "\(error)"])
      answer = Answer(Refusal(.internalServerError, "internal", "the daemon failed to answer; its log says more"))
    }
    answers.counters.countRequest(over: door.label, to: label, status: answer.status.code)
    return response(answer)
  }

  private func answer(_ route: Route, _ request: Request, _ channel: any Channel) async throws -> Answer {
    switch (route, door) {
    case (.question(let question), _):
      try door.admit(question)
      return try await answers.answer(question, over: door)
    case (.order(let order), .socket(let orders, let socketGroup)):
      return try await carryOut(order, request, channel, orders, group: order.isForGroup ? socketGroup() : nil)
    // It takes GET only, and no order comes so.
    case (.order, .port): throw Refusal.wrongMethod(.get)
    }
  }

  private func carryOut(
    _ order: Order, _ request: Request, _ channel: any Channel, _ orders: Orders, group: gid_t?
  ) async throws -> Answer {
    guard let peer = await Peer.of(channel), peer.mayAsk(user: geteuid(), group: group) else {
      let group = order.isForGroup ? ", the daemon's user and members of the socket's group" : " and the daemon's user"
      throw Refusal(.forbidden, "forbidden", "only root\(group) may do that")
    }
    let body: ByteBuffer
    do {
      body = try await request.body.collect(upTo: answers.limits.bodyBytes)
    } catch is NIOTooManyBytesError {
      throw Refusal(.contentTooLarge, "body_too_large", "the body is larger than \(answers.limits.bodyBytes) bytes")
    }
    return try await orders.carryOut(order, Array(body.readableBytesView), by: peer)
  }

  private func response(_ answer: Answer) -> Response {
    var headers: HTTPFields = [
      .contentType: answer.mediaType, .cacheControl: "no-store", .xContentTypeOptions: "nosniff",
    ]
    headers[.contentSecurityPolicy] = answer.contentSecurityPolicy
    guard answer.pieces.count > 1 else {
      return Response(
        status: answer.status, headers: headers,
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.pieces.joined())))
    }
    let body = ResponseBody(contentLength: answer.pieces.map(\.count).reduce(0, +)) { writer in
      for piece in answer.pieces { try await writer.write(ByteBuffer(bytes: piece)) }
      try await writer.finish(nil)
    }
    return Response(status: answer.status, headers: headers, body: body)
  }
}
