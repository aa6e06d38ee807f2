import NIOCore
import Synchronization

/// Notices that a client has closed its side of a connection, so that nobody waits for one who is gone.
///
/// One request at a time is answered on a connection, and only its pauses are watched.
final class ConnectionWatch: ChannelInboundHandler, RemovableChannelHandler, Sendable {
  typealias InboundIn = Any

  private struct State {
    var isGone = false
    var pause: AsyncStream<Void>.Continuation?
  }

  private let state = Mutex(State())

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case ChannelEvent.inputClosed? = event as? ChannelEvent { noteDeparture() }
    context.fireUserInboundEventTriggered(event)
  }

  func channelInactive(context: ChannelHandlerContext) {
    noteDeparture()
    context.fireChannelInactive()
  }

  /// Waits for a pause to end, or for the client to go.
  ///
  /// - Parameter pause: The pause; cancelled when the client goes.
  /// - Throws: `CancellationError` when the client goes, else what the pause throws.
  func wait(for pause: @escaping @Sendable () async throws -> Void) async throws {
    let (departure, continuation) = AsyncStream<Void>.makeStream()
    let isGone = state.withLock { state in
      state.pause = continuation
      return state.isGone
    }
    defer { state.withLock { $0.pause = nil } }
    guard !isGone else { throw CancellationError() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await pause() }
      group.addTask {
        for await _ in departure {}
        throw CancellationError()
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private func noteDeparture() {
    let pause = state.withLock { state in
      state.isGone = true
      return state.pause
    }
    pause?.finish()
  }
}
