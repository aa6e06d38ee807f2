/// What is left of the requests of 24 hours, for the status document.
package struct BudgetStatus: Sendable, Hashable, Codable {
  private enum CodingKeys: String, CodingKey {
    case limit
    case spent
    case spentLive = "spent_live"
    case left
    case leftForPulls = "left_for_pulls"
    case keptBack = "kept_back"
    case freeAt = "free_at"
  }

  /// The most requests within 24 hours.
  package let limit: Int
  /// Requests that count at the moment, those of look-ups among them.
  package let spent: Int
  /// Requests of look-ups among them.
  package let spentLive: Int
  /// What is left for look-ups.
  package let left: Int
  /// What is left for pulls.
  package let leftForPulls: Int
  /// How many of the limit are kept back for look-ups.
  package let keptBack: Int
  /// When a pull may ask again, in unix seconds; nil where it may now.
  package let freeAt: Int64?

  /// Describes the budget.
  ///
  /// - Parameters:
  ///   - limit: The most requests within 24 hours.
  ///   - spent: Requests that count at the moment.
  ///   - spentLive: Requests of look-ups among them.
  ///   - left: What is left for look-ups.
  ///   - leftForPulls: What is left for pulls.
  ///   - keptBack: How many of the limit are kept back for look-ups.
  ///   - freeAt: When a pull may ask again, in unix seconds.
  package init(
    limit: Int, spent: Int, spentLive: Int, left: Int, leftForPulls: Int, keptBack: Int, freeAt: Int64?
  ) {
    self.limit = limit
    self.spent = spent
    self.spentLive = spentLive
    self.left = left
    self.leftForPulls = leftForPulls
    self.keptBack = keptBack
    self.freeAt = freeAt
  }

  /// Writes every key.
  ///
  /// - Parameter encoder: The encoder to write to.
  /// - Throws: What the encoder throws.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(limit, forKey: .limit)
    try container.encode(spent, forKey: .spent)
    try container.encode(spentLive, forKey: .spentLive)
    try container.encode(left, forKey: .left)
    try container.encode(leftForPulls, forKey: .leftForPulls)
    try container.encode(keptBack, forKey: .keptBack)
    try container.encode(freeAt, forKey: .freeAt)
  }
}
