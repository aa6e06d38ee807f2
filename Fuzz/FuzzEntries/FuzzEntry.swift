import VClaimWire

/// A way into the code that reads bytes from the network; each has a program and a corpus of its own.
///
/// An entry takes any bytes. It fails when the code traps, hangs, or breaks what it promises.
package enum FuzzEntry: String, Sendable, CaseIterable {
  /// JSON text.
  case json
  /// The body of an answer.
  case envelope
  /// The encrypted response of an answer; the first byte says what the others are.
  case decryption
  /// Packed text.
  case unpacking
  /// Text to be packed.
  case packing
  /// The rows of a reference list, as JSON text.
  case rows
  /// The payload of an answer about a member, as JSON text.
  case member
  /// The payload of an answer about a letter of eligibility, as JSON text.
  case letter

  /// Tries one input.
  ///
  /// - Parameter input: Any bytes.
  /// - Throws: `BrokenInvariant` when something else came of it than the code promises.
  package func check(_ input: [UInt8]) throws(BrokenInvariant) {
    switch self {
    case .json: try checkJSON(input)
    case .envelope: try checkEnvelope(input)
    case .decryption: try checkDecryption(input)
    case .unpacking: try checkUnpacking(input)
    case .packing: try checkPacking(input)
    case .rows: try checkRows(input)
    case .member: try checkMember(input)
    case .letter: try checkLetter(input)
    }
  }

  /// The largest text that an entry lets come to be, in bytes: small, so that a bomb costs a run little.
  static let limit = 1 << 16
}
