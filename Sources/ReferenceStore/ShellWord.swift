/// Words of a command that is to be typed into a shell.
package enum ShellWord {
  /// Writes a text so that a POSIX shell takes it for one word, as it is.
  ///
  /// - Parameter text: Any text.
  /// - Returns: The text, in quotes where it has other characters than letters, digits and `/._-:@%+=,`.
  package static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "/._-:@%+=,".utf8.contains(byte)
    }
    // https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html, section 2.2.2: between single quotes
    // nothing is special but the quote itself.
    return isPlain && !text.isEmpty ? text : "'" + text.replacing("'", with: #"'\''"#) + "'"
  }
}
