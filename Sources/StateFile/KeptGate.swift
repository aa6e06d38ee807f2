package import ReferenceStore

/// What the gate to the service must remember over a restart.
package struct KeptGate: Sendable, Hashable {
  /// What was asked within one hour.
  package struct Hour: Sendable, Hashable {
    /// When its first request was made, in unix seconds.
    package var began: Int64
    /// Requests of pulls, some of them counted in advance.
    package var pulls: Int
    /// Requests of look-ups.
    package var live: Int

    /// Makes an hour.
    ///
    /// - Parameters:
    ///   - began: When its first request was made, in unix seconds.
    ///   - pulls: Requests of pulls.
    ///   - live: Requests of look-ups.
    package init(began: Int64, pulls: Int, live: Int) {
      self.began = began
      self.pulls = pulls
      self.live = live
    }
  }

  /// The hours of the last day in which something was asked, oldest first.
  package var spent: [Hour]
  /// The services that are left alone.
  package var coolDowns: [KeptCoolDown]

  /// Makes what is to be kept.
  ///
  /// - Parameters:
  ///   - spent: The hours in which something was asked.
  ///   - coolDowns: The services that are left alone.
  package init(spent: [Hour] = [], coolDowns: [KeptCoolDown] = []) {
    self.spent = spent
    self.coolDowns = coolDowns
  }
}

/// A cool-down as the file keeps it.
package struct KeptCoolDown: Sendable, Hashable {
  /// What is told of it.
  package let coolDown: CoolDown
  /// What tells the credentials that were refused from others; nil where it is not about them.
  package let credentials: String?

  /// Makes a cool-down that is to be kept.
  ///
  /// - Parameters:
  ///   - coolDown: What is told of it.
  ///   - credentials: What tells the credentials that were refused from others.
  package init(_ coolDown: CoolDown, credentials: String?) {
    self.coolDown = coolDown
    self.credentials = credentials
  }
}
