internal import NIOCore
internal import Synchronization

/// The connections of one listener, and since when the daemon has waited for the client of each.
///
/// While there is room a client may take its time. Where there is little, those lose their connection that the daemon has
/// waited for longest, so that clients that hang keep nobody out.
final class Crowd: Sendable {
  private struct Member {
    let channel: any Channel
    /// Nil while the daemon works on a request, and once the connection is being closed.
    var waitedForSince: NIODeadline?
    var isLeaving = false
  }

  private struct State {
    var members: [ObjectIdentifier: Member] = [:]
    var leaving = 0
    var isCheckDue = false
  }

  private struct Check {
    let channel: any Channel
    let time: NIODeadline
  }

  private let comfortable: Int
  private let grace: TimeAmount
  private let state = Mutex(State())

  /// Makes a crowd of nobody.
  ///
  /// - Parameters:
  ///   - comfortable: Up to so many connections nobody has to go.
  ///   - grace: For how long the daemon waits for any client, however many there are.
  init(comfortable: Int, grace: TimeAmount) {
    self.comfortable = comfortable
    self.grace = grace
  }

  /// The client's turn begins: to send a request, or to take more of an answer.
  ///
  /// - Parameter channel: Its connection, which counts from the first time on.
  func wait(for channel: any Channel) {
    state.withLock { state in
      let id = ObjectIdentifier(channel)
      guard state.members[id]?.isLeaving != true else { return }
      state.members[id, default: Member(channel: channel)].waitedForSince = .now()
    }
    makeRoom()
  }

  /// The daemon's turn begins: it has a whole request.
  ///
  /// - Parameter channel: The connection.
  func serve(_ channel: any Channel) {
    state.withLock { $0.members[ObjectIdentifier(channel)]?.waitedForSince = nil }
  }

  /// A connection has ended.
  ///
  /// - Parameter channel: The connection; one that is gone already is none.
  func leave(_ channel: any Channel) {
    state.withLock { state in
      if state.members.removeValue(forKey: ObjectIdentifier(channel))?.isLeaving == true { state.leaving -= 1 }
    }
  }

  private func makeRoom() {
    let now = NIODeadline.now()
    let (leaving, check) = state.withLock { state -> ([any Channel], Check?) in
      var excess = state.members.count - state.leaving - comfortable
      guard excess > 0 else { return ([], nil) }
      var leaving: [any Channel] = []
      let waiting = state.members.compactMap { id, member in member.waitedForSince.map { (id, member.channel, $0) } }
        .sorted { $0.2 < $1.2 }
      for (id, channel, since) in waiting where excess > 0 {
        guard since + grace <= now else {
          // Whoever is next in turn is looked at again when it has had its time.
          guard !state.isCheckDue else { break }
          state.isCheckDue = true
          return (leaving, Check(channel: channel, time: since + grace))
        }
        state.members[id]?.waitedForSince = nil
        state.members[id]?.isLeaving = true
        state.leaving += 1
        excess -= 1
        leaving.append(channel)
      }
      return (leaving, nil)
    }
    for channel in leaving { channel.close(promise: nil) }
    if let check {
      check.channel.eventLoop.scheduleTask(deadline: check.time) { [self] in
        state.withLock { $0.isCheckDue = false }
        makeRoom()
      }
    }
  }
}
