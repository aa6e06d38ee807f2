internal import Hummingbird
internal import NIOCore

/// What a request brings besides itself: the connection, which knows who sits at its other end.
struct APIContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
  }
}
