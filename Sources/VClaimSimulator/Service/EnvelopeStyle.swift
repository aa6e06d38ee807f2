/// How a service writes its envelope (`vclaim.md`, section 3).
struct EnvelopeStyle: Sendable, Hashable {
  /// Key of the object with code and text.
  var key: String
  /// Whether the code is a number instead of a string.
  var hasNumericCode: Bool
  /// The code that means success.
  var successCode: String

  /// VClaim, both dialects.
  static let vclaim = EnvelopeStyle(key: "metaData", hasNumericCode: false, successCode: "200")
  /// The service of queues.
  static let antrean = EnvelopeStyle(key: "metadata", hasNumericCode: true, successCode: "200")
  /// The service of rooms.
  static let aplicares = EnvelopeStyle(key: "metadata", hasNumericCode: true, successCode: "1")
}
