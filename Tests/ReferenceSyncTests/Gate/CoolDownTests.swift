import ReferenceStore
import Testing
import VClaim

@testable import ReferenceSync

@Suite("A cool-down")
struct CoolDownTests {
  private func health(_ outcomes: UpstreamOutcome..., at now: Duration = .zero) -> ServiceHealth {
    var health = ServiceHealth()
    for outcome in outcomes { health.note(outcome, credentials: "one", at: now, chance: 0.5) }
    return health
  }

  @Test(
    "is begun by Retry-After, whatever its length up to a day, and says why",
    arguments: [(429, 1, 1), (429, 3_600, 3_600), (503, 86_400, 86_400), (503, 1_000_000, 86_400)])
  func retryAfter(status: Int, asked: Int, kept: Int) throws {
    let code: VClaimError.Code = status == 429 ? .rateLimited : .unavailable
    let health = health(.failed(code, status: status, retryAfter: asked))
    let cooling = try #require(health.obstacle(at: .seconds(kept) - .milliseconds(1)))
    #expect(health.obstacle(at: .seconds(kept)) == nil)
    let told = cooling.told(of: .vclaim, at: .zero, wall: 1_800_000_000)
    #expect(told.code == code.rawValue)
    #expect(told.httpStatus == status)
    #expect(told.since == 1_800_000_000)
    #expect(told.until == 1_800_000_000 + Int64(kept))
    #expect(told.reason == "it asks to be left alone for \(kept) s (Retry-After)")
  }

  @Test("is not begun by a Retry-After of 0, by an outage that does not ask for it, or by a refusal of a question")
  func none() {
    #expect(health(.failed(.rateLimited, status: 429, retryAfter: 0)).obstacle(at: .zero) == nil)
    #expect(health(.failed(.unavailable, status: 503)).obstacle(at: .zero) == nil)
    #expect(health(.failed(.refused, status: 200)).obstacle(at: .zero) == nil)
    #expect(health(.answered).obstacle(at: .zero) == nil)
  }

  @Test("is not made shorter by a later answer that asks for less, and made longer by one that asks for more")
  func longest() {
    var health = health(.failed(.rateLimited, status: 429, retryAfter: 600))
    health.note(.failed(.rateLimited, status: 429, retryAfter: 60), credentials: "one", at: .seconds(1), chance: 0.5)
    health.note(.answered, credentials: "one", at: .seconds(2), chance: 0.5)
    #expect(health.obstacle(at: .seconds(3))?.until == .seconds(600))
    health.note(.failed(.unavailable, status: 503, retryAfter: 900), credentials: "one", at: .seconds(4), chance: 0.5)
    #expect(health.obstacle(at: .seconds(5))?.until == .seconds(904))
    #expect(health.obstacle(at: .seconds(5))?.since == .zero)
  }

  @Test("of refused credentials lasts an hour and is no outage")
  func refused() {
    let refused = health(.failed(.credentialsRefused, status: 401))
    #expect(refused.obstacle(at: .seconds(3_599))?.kind == .credentials)
    #expect(refused.obstacle(at: .seconds(3_600)) == nil)
    #expect(!refused.isFailing)
    let told = refused.obstacle(at: .zero)?.told(of: .vclaim, at: .zero, wall: 0)
    #expect(told?.code == "credentials_refused")
    #expect(told?.reason == "it refuses the credentials")
  }

  @Test("of refused credentials waits for the client to correct a wrong clock, and names the clock in the end")
  func wrongClock() {
    let refusal = UpstreamOutcome.failed(.credentialsRefused, status: 401, clockSkew: -7_200)
    #expect(health(refusal, refusal, refusal).obstacle(at: .zero) == nil)
    #expect(health(refusal, refusal, refusal, .answered, refusal).obstacle(at: .zero) == nil)
    let reason = health(refusal, refusal, refusal, refusal).obstacle(at: .zero)?.reason
    #expect(reason == "it refuses the credentials; this machine's clock is 7200 s behind its own")
  }

  @Test(
    "comes of five outages in a row, whatever their kind, and of no other failure",
    arguments: [
      (VClaimError.Code.unreachable, true), (.timedOut, true), (.unavailable, true), (.htmlAnswer, true),
      (.emptyAnswer, true), (.tls, true), (.cutAnswer, true), (.rateLimited, true), (.refused, false),
      (.malformedAnswer, false), (.undecipherable, false), (.cancelled, false), (.unsupported, false),
    ])
  func outage(code: VClaimError.Code, isOutage: Bool) {
    let failure = UpstreamOutcome.failed(code)
    let health = health(failure, failure, failure, failure, failure)
    #expect(health.obstacle(at: .zero)?.kind == (isOutage ? .outage : nil))
    #expect(health.obstacle(at: .zero)?.code == (isOutage ? code.rawValue : nil))
    #expect(health.isFailing == isOutage)
  }
}
