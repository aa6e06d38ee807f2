/// A letter (SEP) that a simulator issued, as a test sees it in-process (`vclaim.md`, section 5).
public struct IssuedLetter: Sendable, Hashable {
  private let letter: Letter

  /// Shows a letter.
  ///
  /// - Parameter letter: The letter.
  init(_ letter: Letter) {
    self.letter = letter
  }

  /// Its number, such as `0101R0010126V000001`.
  public var number: String { letter.number }
  /// The member as known when the letter was written.
  public var member: SimulatorData.Member { letter.member }

  /// What the client wrote into a field.
  ///
  /// - Parameter field: The field's name in the official dialect, whichever dialect it came in, with the way to it for one of an
  ///   inner object: `tglSep`, `poli.tujuan`.
  /// - Returns: The text without white space around it; empty when the field was missing or null.
  public subscript(_ field: String) -> String { letter.fields[field] }
}

extension Simulator {
  /// The letters that were issued and not deleted, ordered by number.
  public var letters: [IssuedLetter] { service.letters.all.map { IssuedLetter($0) } }
}
