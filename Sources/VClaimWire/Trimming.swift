/// Cuts white space, of any script, from both ends.
///
/// - Parameter text: The text.
/// - Returns: The text without leading and trailing white space.
func trimmed(_ text: String) -> String {
  guard text.first?.isWhitespace == true || text.last?.isWhitespace == true else { return text }
  guard let first = text.firstIndex(where: { !$0.isWhitespace }), let last = text.lastIndex(where: { !$0.isWhitespace })
  else { return "" }
  return String(text[first...last])
}
