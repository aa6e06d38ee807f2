/// How far the schedule has got, for whoever watches that it gets on.
package struct SignOfLife: Sendable, Hashable {
  /// How long a step of a pull may take at most: three tries of ten minutes each, with the pauses between them, and a
  /// publication on a slow disk.
  static let longestStep = Duration.seconds(2_700)
  /// By how much a sleep may be longer than planned, on a machine that has other things to do.
  static let latestWaking = Duration.seconds(300)

  /// How many steps it has made since the start; each answer of the service is one.
  package private(set) var steps: UInt64 = 0
  /// How long the next step may take; nil while nothing is due before somebody asks for it.
  package private(set) var patience: Duration? = longestStep

  /// A step of work is done, and another begins.
  mutating func work() {
    steps += 1
    patience = Self.longestStep
  }

  /// Nothing is to be done for a while.
  ///
  /// - Parameter pause: For how long; nil: until somebody asks.
  mutating func rest(for pause: Duration?) {
    steps += 1
    patience = pause.map { $0 + Self.latestWaking }
  }

  /// A sign of life to begin with.
  package init() {}
}
