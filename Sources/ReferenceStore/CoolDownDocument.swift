/// What is left alone at the moment, as a JSON object: what `GET /v1/cooldown` answers.
package struct CoolDownDocument: Sendable, Hashable, Codable {
  private enum CodingKeys: String, CodingKey {
    case coolDown = "cooldown"
    case coolDowns = "cooldowns"
    case cleared
  }

  /// The first of ``coolDowns``, which is that of VClaim where there is one; nil where every service may be asked.
  package let coolDown: CoolDown?
  /// The services that are left alone, one entry each.
  package let coolDowns: [CoolDown]
  /// What was ended; nil, and no key, where nobody asked for that.
  package let cleared: [CoolDown]?

  /// Makes a document.
  ///
  /// - Parameters:
  ///   - coolDowns: The services that are left alone.
  ///   - cleared: What was ended.
  package init(_ coolDowns: [CoolDown], cleared: [CoolDown]? = nil) {
    coolDown = coolDowns.first
    self.coolDowns = coolDowns
    self.cleared = cleared
  }

  /// Writes the object; null where nothing is left alone.
  ///
  /// - Parameter encoder: The encoder to write to.
  /// - Throws: What the encoder throws.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(coolDown, forKey: .coolDown)
    try container.encode(coolDowns, forKey: .coolDowns)
    try container.encodeIfPresent(cleared, forKey: .cleared)
  }
}
