import Testing

@testable import ReferenceSync

@Suite("The breaker")
struct BreakerTests {
  private func open(at now: Duration = .zero, chance: Double = 0.5) -> Breaker {
    var breaker = Breaker()
    for _ in 0..<Breaker.failures { breaker.failed(at: now, chance: chance) }
    return breaker
  }

  @Test("opens at the fifth failure in a row, and not before")
  func opens() {
    var breaker = Breaker()
    for _ in 1..<Breaker.failures {
      breaker.failed(at: .zero, chance: 0.5)
      #expect(breaker.admit(at: .zero) == .passes)
    }
    breaker.failed(at: .zero, chance: 0.5)
    #expect(breaker.admit(at: .seconds(29)) == .refused(until: .seconds(30)))
  }

  @Test("survives 500 flaps: one failure in three, or four in five, never opens it")
  func flaps() {
    for period in [3, 5] {
      var breaker = Breaker()
      for number in 1...(500 * period) {
        #expect(breaker.admit(at: .seconds(number)) == .passes)
        let isGood = period == 3 ? number % 3 != 0 : number % 5 == 0
        if isGood { breaker.succeeded() } else { breaker.failed(at: .seconds(number), chance: 0.5) }
      }
    }
  }

  @Test("lets one probe through, closes at its success, and opens for longer at its failure")
  func probes() {
    var breaker = open()
    #expect(breaker.admit(at: .seconds(30)) == .probes)
    #expect(breaker.admit(at: .seconds(30)) == .refused(until: .seconds(30) + Breaker.patience))
    breaker.failed(at: .seconds(40), chance: 0.5)
    #expect(breaker.admit(at: .seconds(99)) == .refused(until: .seconds(100)))
    #expect(breaker.admit(at: .seconds(100)) == .probes)
    breaker.succeeded()
    #expect(breaker.admit(at: .seconds(100)) == .passes)
    #expect(breaker.openedAt == nil)
    // A new outage begins with the shortest times.
    for _ in 0..<Breaker.failures { breaker.failed(at: .seconds(200), chance: 0.5) }
    #expect(breaker.closedUntil(at: .seconds(200)) == .seconds(230))
  }

  @Test("always comes back: within half an hour of any failure a probe may go, through a month of outage")
  func comesBack() {
    var generator = Chance(state: 9)
    var breaker = open(chance: 1)
    var now = Duration.zero
    var probes = 0
    while now < .seconds(30 * 86_400) {
      guard let until = breaker.closedUntil(at: now) else { break }
      #expect(until - now <= .seconds(1_800))
      #expect(until > now)
      now = until
      #expect(breaker.admit(at: now) == .probes)
      probes += 1
      breaker.failed(at: now, chance: Double.random(in: 0..<1, using: &generator))
    }
    #expect(probes > 30 * 48)
    #expect(probes < 30 * 48 * 4)
    now = breaker.closedUntil(at: now) ?? now
    #expect(breaker.admit(at: now) == .probes)
    breaker.succeeded()
    #expect(breaker.admit(at: now) == .passes)
  }

  @Test("lets the next probe go when one was not sent, or was never heard of again")
  func lost() {
    var breaker = open()
    #expect(breaker.admit(at: .seconds(30)) == .probes)
    breaker.withdrew(at: .seconds(31))
    #expect(breaker.admit(at: .seconds(31)) == .probes)
    #expect(breaker.admit(at: .seconds(31) + Breaker.patience) == .probes)
  }

  @Test("learns nothing from those that were on their way when it opened")
  func stragglers() {
    var breaker = open()
    for _ in 0..<20 { breaker.failed(at: .seconds(1), chance: 1) }
    #expect(breaker.closedUntil(at: .seconds(1)) == .seconds(30))
  }
}
