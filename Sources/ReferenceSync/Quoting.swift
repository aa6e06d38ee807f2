extension String {
  /// How much of a value a message quotes, in characters: no code is that long.
  private static let longestQuoted = 32

  /// The text between quotation marks, fit for a log: at most 32 characters, and without any that moves a cursor, ends a
  /// line or cannot be seen.
  var quoted: String {
    let text = prefix(Self.longestQuoted).unicodeScalars.map { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
        "\\u{\(String(scalar.value, radix: 16))}"
      default: String(scalar)
      }
    }
    return "'\(text.joined())'"
  }
}
