/// Where an answer comes from.
public enum LookupSource: String, Sendable, Hashable, Codable {
  /// The reference file.
  case local
  /// The service, asked because the file does not have the key.
  case live
  /// Nowhere: the file does not have the key, and the service has not either, or nobody could be asked.
  case absent
}
