/// How the services do, for the status document.
package struct UpstreamStatus: Sendable, Hashable, Codable {
  private enum CodingKeys: String, CodingKey {
    case state
    case coolDown = "cooldown"
    case coolDowns = "cooldowns"
  }

  /// In one word.
  package enum State: String, Sendable, Hashable, Codable {
    /// The last answers were good, or nobody has asked yet.
    case good = "ok"
    /// The last request failed.
    case failing
    /// A service is left alone for a while.
    case coolDown = "cool_down"
    /// No daemon tells, and the file knows of no cool-down.
    case unknown
  }

  /// In one word.
  package let state: State
  /// The first of ``coolDowns``; nil where every service may be asked.
  package let coolDown: CoolDown?
  /// The services that are left alone, one entry each.
  package let coolDowns: [CoolDown]

  /// Describes the services.
  ///
  /// - Parameters:
  ///   - coolDowns: The services that are left alone.
  ///   - otherwise: The state where none is.
  package init(_ coolDowns: [CoolDown], otherwise: State) {
    state = coolDowns.isEmpty ? otherwise : .coolDown
    coolDown = coolDowns.first
    self.coolDowns = coolDowns
  }

  /// Writes every key.
  ///
  /// - Parameter encoder: The encoder to write to.
  /// - Throws: What the encoder throws.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(state, forKey: .state)
    try container.encode(coolDown, forKey: .coolDown)
    try container.encode(coolDowns, forKey: .coolDowns)
  }
}
