/// What a hospital identifies itself with; secret and user key are never printed, however the value is looked at.
public struct Credentials: Sendable, Hashable {
  /// The consumer id (`cons_id`), sent in the clear with every request.
  public let consumerID: String

  private let sealedSecret: Sensitive<String>
  private let sealedUserKey: Sensitive<String?>

  /// Makes credentials.
  ///
  /// - Parameters:
  ///   - consumerID: The consumer id, as issued.
  ///   - secret: The consumer secret, as issued: it signs requests and decrypts answers, and is itself never sent.
  ///   - userKey: The user key, required by the official dialect; an empty one counts as absent.
  public init(consumerID: String, secret: String, userKey: String?) {
    self.consumerID = consumerID
    self.sealedSecret = Sensitive(secret)
    self.sealedUserKey = Sensitive(userKey.flatMap { $0.isEmpty ? nil : $0 })
  }

  /// The consumer secret.
  package var secret: String { sealedSecret.exposed }

  /// The user key, nil when there is none.
  package var userKey: String? { sealedUserKey.exposed }
}

extension Credentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The consumer id, and `***` for each secret that is there.
  public var description: String {
    "Credentials(consumerID: \(consumerID), secret: ***, userKey: \(userKey == nil ? "none" : "***"))"
  }

  /// The same as `description`.
  public var debugDescription: String { description }

  /// A mirror of the consumer id alone.
  public var customMirror: Mirror { Mirror(self, children: ["consumerID": consumerID]) }
}
