internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes

/// Closes connections of clients that are too slow in the middle of something.
///
/// hummingbird closes those that are idle between requests or whose request's head does not come. This handler adds: a
/// request that does not end, and a client that does not take its answer. It tells the crowd whose turn it is, so that
/// the slowest go earlier where there are many. Once the daemon stops, it gives answers under way a last moment.
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
  private let crowd: Crowd
  /// Whole requests whose answers are not written yet: a client may send several at once.
  private var unanswered = 0
  private var isOver = false

  init(patience: TimeAmount, farewell: TimeAmount, crowd: Crowd) {
    self.patience = patience
    self.farewell = farewell
    self.crowd = crowd
  }

  func handlerAdded(context: ChannelHandlerContext) { crowd.wait(for: context.channel) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head: reading = closing(context, after: patience)
    case .body: break
    case .end:
      stop(&reading)
      unanswered += 1
      if unwritten == 0 { crowd.serve(context.channel) }
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    unwritten += 1
    if unwritten == 1, !isOver { crowd.wait(for: context.channel) }
    if writing == nil, !isOver { writing = closing(context, after: patience) }
    let isEnd = if case .end = unwrapOutboundIn(data) { true } else { false }
    let promise = promise ?? context.eventLoop.makePromise()
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    promise.futureResult.whenComplete { _ in
      let (handler, context) = bound.value
      handler.unwritten -= 1
      // What cannot be read is answered, too, and was no whole request.
      if isEnd { handler.unanswered = max(0, handler.unanswered - 1) }
      handler.stop(&handler.writing)
      guard !handler.isOver else { return }
      if handler.unwritten > 0 { handler.writing = handler.closing(context, after: handler.patience) }
      if handler.unwritten > 0 || handler.unanswered == 0 {
        handler.crowd.wait(for: context.channel)
      } else {
        handler.crowd.serve(context.channel)
      }
    }
    context.write(data, promise: promise)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is ChannelShouldQuiesceEvent, leaving == nil { leaving = closing(context, after: farewell) }
    context.fireUserInboundEventTriggered(event)
  }

  func channelInactive(context: ChannelHandlerContext) {
    end(context)
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { end(context) }

  private func closing(_ context: ChannelHandlerContext, after limit: TimeAmount) -> Scheduled<Void> {
    context.eventLoop.assumeIsolated().scheduleTask(in: limit) { context.close(promise: nil) }
  }

  private func stop(_ task: inout Scheduled<Void>?) {
    task?.cancel()
    task = nil
  }

  private func end(_ context: ChannelHandlerContext) {
    stop(&reading)
    stop(&writing)
    stop(&leaving)
    isOver = true
    crowd.leave(context.channel)
  }
}

@available(*, unavailable)
extension ImpatientHandler: Sendable {}
