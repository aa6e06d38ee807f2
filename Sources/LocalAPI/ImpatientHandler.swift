internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes

/// Closes connections of clients that are too slow in the middle of something.
///
/// hummingbird closes those that are idle between requests or whose request's head does not come. This handler adds: a
/// request that does not end, and a client that does not take its answer. Once the daemon stops, it gives answers under
/// way a last moment.
final class ImpatientHandler: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let patience: TimeAmount
  private let farewell: TimeAmount
  private var reading: Scheduled<Void>?
  private var writing: Scheduled<Void>?
  private var leaving: Scheduled<Void>?
  private var unwritten = 0

  init(patience: TimeAmount, farewell: TimeAmount) {
    self.patience = patience
    self.farewell = farewell
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head: reading = closing(context, after: patience)
    case .body: break
    case .end: stop(&reading)
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    unwritten += 1
    if writing == nil { writing = closing(context, after: patience) }
    let promise = promise ?? context.eventLoop.makePromise()
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    promise.futureResult.whenComplete { _ in
      let (handler, context) = bound.value
      handler.unwritten -= 1
      handler.stop(&handler.writing)
      if handler.unwritten > 0 { handler.writing = handler.closing(context, after: handler.patience) }
    }
    context.write(data, promise: promise)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is ChannelShouldQuiesceEvent, leaving == nil { leaving = closing(context, after: farewell) }
    context.fireUserInboundEventTriggered(event)
  }

  func channelInactive(context: ChannelHandlerContext) {
    stopAll()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { stopAll() }

  private func closing(_ context: ChannelHandlerContext, after limit: TimeAmount) -> Scheduled<Void> {
    context.eventLoop.assumeIsolated().scheduleTask(in: limit) { context.close(promise: nil) }
  }

  private func stop(_ task: inout Scheduled<Void>?) {
    task?.cancel()
    task = nil
  }

  private func stopAll() {
    stop(&reading)
    stop(&writing)
    stop(&leaving)
  }
}

@available(*, unavailable)
extension ImpatientHandler: Sendable {}
