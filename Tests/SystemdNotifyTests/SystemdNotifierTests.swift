import Glibc
import SystemdNotify
import Testing

@Suite("Telling systemd")
struct SystemdNotifierTests {
  /// A path that no other test uses: cases run beside each other.
  static func path(_ name: String) -> String { "/tmp/vclaimd-\(UInt64.random(in: 0...UInt64.max))-\(name)" }

  @Test(
    "each state arrives as its line",
    arguments: [
      (NotifyState.ready, "READY=1"),
      (.stopping, "STOPPING=1"),
      (.watchdog, "WATCHDOG=1"),
      (.reloading(at: 1_234_567), "RELOADING=1\nMONOTONIC_USEC=1234567"),
      (.status("12 of 23 pulled"), "STATUS=12 of 23 pulled"),
    ])
  func arrival(state: NotifyState, expected: String) throws {
    let address = Self.path("arrival")
    let receiver = try NotifyReceiver(address)
    let notifier = try SystemdNotifier(variables: ["NOTIFY_SOCKET": address], processID: 1)
    try notifier.send(state)
    #expect(receiver.message() == expected)
    #expect(receiver.message() == nil)
  }

  @Test("several states go in one message, over an abstract socket too")
  func abstractSocket() throws {
    let address = "@vclaimd-\(UInt64.random(in: 0...UInt64.max))"
    let receiver = try NotifyReceiver(address)
    let notifier = try SystemdNotifier(variables: ["NOTIFY_SOCKET": address], processID: 1)
    #expect(notifier.isActive)
    try notifier.send(.ready, .status("serving"))
    #expect(receiver.message() == "READY=1\nSTATUS=serving")
  }

  @Test("a newline in a status cannot smuggle in another assignment")
  func injection() throws {
    let address = Self.path("injection")
    let receiver = try NotifyReceiver(address)
    let notifier = try SystemdNotifier(variables: ["NOTIFY_SOCKET": address], processID: 1)
    try notifier.send(.status("bad answer:\nMAINPID=1\u{0}x"))
    #expect(receiver.message() == "STATUS=bad answer: MAINPID=1 x")
  }

  @Test("without a service manager nothing is sent and nothing fails", arguments: [[:], ["NOTIFY_SOCKET": ""]])
  func withoutManager(variables: [String: String]) throws {
    let notifier = try SystemdNotifier(variables: variables, processID: 1)
    #expect(!notifier.isActive)
    try notifier.send(.ready)
  }

  @Test(
    "an address that is no unix socket is refused",
    arguments: [
      "relative/path", "vsock:2:1234", "@", "/" + String(repeating: "x", count: 107),
    ])
  func badAddress(text: String) {
    let error = #expect(throws: NotifyError.self) {
      try SystemdNotifier(variables: ["NOTIFY_SOCKET": text], processID: 1)
    }
    #expect(error?.code == .invalidAddress)
    #expect(error?.isRetryable == false)
  }

  @Test("the longest path that fits is taken")
  func longestPath() throws {
    let start = Self.path("long-")
    let address = start + String(repeating: "x", count: 107 - start.utf8.count)
    let receiver = try NotifyReceiver(address)
    try SystemdNotifier(variables: ["NOTIFY_SOCKET": address], processID: 1).send(.ready)
    #expect(receiver.message() == "READY=1")
  }

  @Test("a socket that nobody reads is an error that says why")
  func nobodyListens() throws {
    let notifier = try SystemdNotifier(variables: ["NOTIFY_SOCKET": Self.path("nobody")], processID: 1)
    let error = #expect(throws: NotifyError.self) { try notifier.send(.ready) }
    #expect(error?.code == .undelivered)
    #expect(error?.errorNumber == ENOENT)
    #expect("\(error.map(\.description) ?? "")".contains("No such file or directory"))
  }

  @Test(
    "the watchdog's interval is taken only when it is meant for this process",
    arguments: [
      (["WATCHDOG_USEC": "30000000"], Duration.seconds(30)),
      (["WATCHDOG_USEC": "1500000", "WATCHDOG_PID": "42"], .milliseconds(1_500)),
      (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "43"], nil),
      (["WATCHDOG_USEC": "0"], nil),
      (["WATCHDOG_USEC": "soon"], nil),
      ([:], nil),
    ] as [([String: String], Duration?)])
  func watchdog(variables: [String: String], expected: Duration?) throws {
    #expect(try SystemdNotifier(variables: variables, processID: 42).watchdogInterval == expected)
  }

  @Test("monotonic time moves forward")
  func monotonicTime() {
    let before = MonotonicTime.microseconds()
    #expect(before > 0)
    #expect(MonotonicTime.microseconds() >= before)
  }
}
