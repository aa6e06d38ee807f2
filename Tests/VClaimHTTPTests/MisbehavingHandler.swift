import NIOCore

/// Reads the head of each request, and then does as it was told.
final class MisbehavingHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let behaviour: @Sendable (String) -> Behaviour
  private var received = ""
  private var isEndless = false

  private let greeting: String?

  init(greeting: String?, _ behaviour: @escaping @Sendable (String) -> Behaviour) {
    self.greeting = greeting
    self.behaviour = behaviour
  }

  func channelActive(context: ChannelHandlerContext) {
    if let greeting { context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: greeting)), promise: nil) }
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    received += String(buffer: unwrapInboundIn(data))
    guard received.contains("\r\n\r\n") else { return }
    let request = received
    received = ""
    switch behaviour(request) {
    case .send(let text, let thenClose):
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
      if thenClose { context.close(promise: nil) }
    case .endless(let head):
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: head)), promise: nil)
      isEndless = true
      pour(context)
    case .silence:
      break
    case .close:
      context.close(promise: nil)
    }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if isEndless { pour(context) }
    context.fireChannelWritabilityChanged()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // A client that hangs up, or does not trust the certificate, is what these tests are about.
    context.close(promise: nil)
  }

  private func pour(_ context: ChannelHandlerContext) {
    let block = ByteBuffer(repeating: UInt8(ascii: "x"), count: 65_536)
    while context.channel.isActive, context.channel.isWritable {
      context.writeAndFlush(wrapOutboundOut(block), promise: nil)
    }
  }
}
