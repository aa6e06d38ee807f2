import Synchronization
import Testing

@testable import StateFile

@Suite("Turns")
struct TurnsTests {
  /// How many are inside, at most at a time, and in all.
  private final class Room: Sendable {
    let counts = Mutex((inside: 0, most: 0, all: 0))

    func enter() {
      counts.withLock { counts in
        counts.inside += 1
        counts.all += 1
        counts.most = max(counts.most, counts.inside)
      }
    }

    func leave() { counts.withLock { $0.inside -= 1 } }
  }

  @Test("let one piece of work in at a time, whatever it waits for, and lose none")
  func oneAtATime() async {
    let turns = Turns()
    let room = Room()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<50 {
        group.addTask {
          await turns.take {
            room.enter()
            await Task.yield()
            room.leave()
          }
        }
      }
    }
    #expect(room.counts.withLock { $0.most } == 1)
    #expect(room.counts.withLock { $0.all } == 50)
  }
}
