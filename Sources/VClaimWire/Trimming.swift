/// Cuts white space, of any script, from both ends.
///
/// - Parameter text: The text.
/// - Returns: The text without leading and trailing white space.
func trimmed(_ text: String) -> String {
  // Visible ASCII at both ends is no white space, nor part of a character that begins with some.
  let bytes = text.utf8.span
  if !bytes.isEmpty, (0x21...0x7E).contains(bytes[0]), (0x21...0x7E).contains(bytes[bytes.count - 1]) { return text }
  guard text.first?.isWhitespace == true || text.last?.isWhitespace == true else { return text }
  guard let first = text.firstIndex(where: { !$0.isWhitespace }), let last = text.lastIndex(where: { !$0.isWhitespace })
  else { return "" }
  return String(text[first...last])
}
